"""Makes sentences like those of bulletins, the same ones every time."""

from __future__ import annotations

from random import Random

_WHO = ["UBND xã", "Phòng LĐ-TB&XH huyện", "Hội LHPN xã", "HTX Tân Thành", "Trạm Y tế", "BCĐ huyện"]
_PLACES = ["thôn Nà Cù", "TT Phủ Thông", "xã Đôn Phong", "TP. Bắc Kạn", "các xã khu vực III"]
_PATTERNS = [
    "{who} họp lúc {time} ngày {date} tại {place}.",
    "{who} hỗ trợ {money} cho {count} hộ nghèo ở {place}.",
    "Tỷ lệ hộ nghèo của {place} giảm từ {percent} xuống {percent}.",
    "Thực hiện Kế hoạch số {small}/KH-UBND ngày {date} của UBND huyện, {who} rà soát tại {place}.",
    "Nghị định số {small}/2022/NĐ-CP ngày {date} của Chính phủ áp dụng tại {place}.",
    "Có {part}/{whole} thôn của {place} hoàn thành trong giai đoạn 2021-2025.",
    "Thu nhập bình quân đạt {small} triệu đồng/người/năm.",
    "{who} trồng {decimal} ha cam, năng suất {decimal} tạ/ha.",
    "Từ {time} đến {time}, nhiệt độ {low}-{high}°C, gió cấp 2-3.",
    "Liên hệ {who}, điện thoại 0209.3{three}.{three}, trước ngày {date}.",
    "Lãi suất vay {decimal}%/năm, thời hạn {small} tháng, tối đa {money}/hộ.",
    "Đại hội {who} lần thứ XII, nhiệm kỳ 2022-2027, khai mạc {time}.",
    "Mưa {low}-{high}mm/24h, có nơi trên {three} mm; gió giật {small}km/h.",
    "Giá cam {small}.000đ/kg, gạo {small},5 nghìn đồng/kg, thu {decimal} tr.đ/ha.",
    "Uống {low}mg x {two} lần/ngày, mỗi lần cách nhau {two}-{four} giờ.",
    "Theo khoản {two} Điều {low} Luật số {small}/2024/QH15 và điểm b, d khoản {four} Điều {high}.",
    "Hồ chứa {decimal} triệu m3 nước, xả {three} m3/s trên QL3 đoạn Km {small}+{three}.",
    "Thông tư số {small}/2021/TT-BTC và Quyết định số {small}-QĐ/TU còn hiệu lực đến {date}.",
    "{who} gửi ý kiến về ubnd@backan.gov.vn hoặc gọi 1900{four}{three} trước {time}.",
    "Giai đoạn II ({year}-{year2}) hỗ trợ {two}/{whole} thôn ĐBKK, vốn {decimal} tỷ đồng.",
    "Xe BKS 97A-{three}.{tail} vượt {small} km, phạt {two}-{four} triệu đồng.",
    "Số hộ nghèo giảm 1/{two}, còn {decimal}% (+{two},{four}%), xếp thứ {two}/{low} xã.",
]


def sentences(count: int, seed: int = 2022) -> list[str]:
    """`count` sentences with numbers drawn from a fixed seed."""
    random = Random(seed)
    return [random.choice(_PATTERNS).format(**_parts(random)) for _ in range(count)]


def _parts(random: Random) -> dict[str, object]:
    whole = random.randint(13, 160)
    low = random.randint(5, 30)
    return {
        "who": random.choice(_WHO),
        "place": random.choice(_PLACES),
        "time": f"{random.randint(5, 20)}h{random.choice(['00', '15', '30', '45'])}",
        "date": f"{random.randint(1, 28)}/{random.randint(1, 12)}/{random.randint(2020, 2026)}",
        "money": f"{random.randint(1, 999)}.000.000đ",
        "percent": f"{random.randint(1, 60)},{random.randint(1, 99)}%",
        "decimal": f"{random.randint(1, 99)},{random.randint(1, 9)}",
        "count": random.randint(2, 2500),
        "small": random.randint(1, 999),
        "part": random.randint(1, whole),
        "whole": whole,
        "low": low,
        "high": low + random.randint(1, 9),
        "three": random.randint(100, 999),
        "two": (two := random.randint(2, 5)),
        "four": two + random.randint(1, 4),
        "tail": random.randint(10, 99),
        "year": (year := random.randint(2015, 2024)),
        "year2": year + random.randint(1, 6),
    }
