"""One person at a browser: goes about by what the page offers, looks at every page with axe."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
PATIENCE = 60_000
"""Milliseconds that real work (reading aloud, building) may take on a busy machine."""


@dataclass
class Visitor:
    """A browser page that remembers what went wrong on it."""

    page: Page
    url: str
    odd: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.odd.append(f"page error: {error}"))
        self.page.on("console", lambda said: self._heard(said.text))
        self.page.on("request", lambda request: self._seen(request.url))

    def goes_to(self, path: str) -> None:
        self.page.goto(path)
        self.looks()

    def follows(self, name: str) -> None:
        """Click a link of the page."""
        self.page.get_by_role("main").get_by_role("link", name=name).first.click()
        self.looks()

    def opens_page(self, name: str) -> None:
        """Go by the navigation, which phones keep in a menu, as wide screens do with some of it."""
        menu = self.page.locator("details.menu > summary")
        if menu.is_visible():
            menu.click()
        pages = self.page.get_by_role("navigation", name="Các trang")
        link = pages.get_by_role("link", name=name, exact=True)
        if not link.count():
            pages.get_by_text("Mục khác", exact=True).click()
        link.click()
        self.looks()

    def presses(self, name: str) -> None:
        self.page.get_by_role("main").get_by_role("button", name=name, exact=True).click()
        self.looks()

    def signs_in(self, person: str, one_time: str, own: str) -> None:
        """Come with a one-time password and choose an own one."""
        self.goes_to("/sign-in")
        self.page.get_by_label("Tên đăng nhập").fill(person)
        self.page.get_by_label("Mật khẩu").fill(one_time)
        self.presses("Đăng nhập")
        self.page.get_by_label("Mật khẩu dùng một lần").fill(one_time)
        self.page.get_by_label("Mật khẩu mới", exact=True).fill(own)
        self.page.get_by_label("Nhập lại mật khẩu mới").fill(own)
        self.presses("Lưu mật khẩu")

    def sees(self, sentence: str) -> None:
        expect(self.page.get_by_role("main")).to_contain_text(sentence, timeout=PATIENCE)

    def looks(self) -> None:
        """No rule of WCAG 2.2 AA that a machine can check is broken; nothing scrolls sideways."""
        expect(self.page.get_by_role("heading", level=1)).to_have_count(1)
        found = Axe().run(self.page, options=RULES)
        assert found.violations_count == 0, found.generate_report()
        wide = self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        assert not wide, f"{self.page.url} scrolls sideways"

    def assert_nothing_odd(self) -> None:
        assert not self.odd

    def _heard(self, text: str) -> None:
        if "Content Security Policy" in text:
            self.odd.append(text)

    def _seen(self, url: str) -> None:
        if urlsplit(url).scheme in ("http", "https") and not url.startswith(self.url):
            self.odd.append(f"left this machine: {url}")
