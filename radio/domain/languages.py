"""The languages people of the district speak, by their codes of ISO 639-3.

Of the peoples of Bắc Kạn (census of 2019: Tày, Dao, Kinh, Nùng, Mông, Sán Chay, Hoa) and of the
radio in Tày-Nùng, Dao and Mông that they have known.
"""

from __future__ import annotations

from collections.abc import Mapping

from radio.domain.message import Message, message

LANGUAGES: Mapping[str, Message] = {
    "vie": message("Vietnamese"),
    "tyz": message("Tày"),
    "nut": message("Nùng"),
    "ium": message("Dao (Iu Mien)"),
    "mji": message("Dao (Kim Mun)"),
    "hmn": message("Mông"),
    "mww": message("Mông (White)"),
    "hnj": message("Mông (Green)"),
    "mlc": message("Cao Lan (Sán Chay)"),
    "yue": message("Hoa (Cantonese)"),
}
"""What pages offer; any other code of three letters may be written."""


def language_name(code: str) -> Message:
    """The name, or the code itself where we know no name."""
    return LANGUAGES.get(code) or message("language %(code)s", code=code)
