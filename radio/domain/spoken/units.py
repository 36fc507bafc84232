"""Signs of measures and money with their readings: data only."""

from __future__ import annotations

EXACT = {
    "mW": "mi li oát", "MW": "mê ga oát", "MWh": "mê ga oát giờ", "Mb": "mê ga bít",
    "Gb": "gi ga bít", "mA": "mi li am pe", "mAh": "mi li am pe giờ", "mV": "mi li vôn",
    "MV": "mê ga vôn", "Mbps": "mê ga bít trên giây", "Gbps": "gi ga bít trên giây",
    "Kbps": "ki lô bít trên giây", "Pa": "pát can", "hPa": "héc tô pát can",
    "kPa": "ki lô pát can", "MPa": "mê ga pát can", "GWh": "gi ga oát giờ", "TWh": "tê ra oát giờ",
    "kVA": "ki lô vôn am pe", "MVA": "mê ga vôn am pe", "Bq": "béc cơ ren",
    "Ah": "am pe giờ", "Wh": "oát giờ", "Wp": "oát pích", "kWp": "ki lô oát pích",
    "MWp": "mê ga oát pích", "kJ": "ki lô giun", "Nm3": "mét khối tiêu chuẩn", "F": "độ ép",
}  # fmt: skip
"""Signs whose capitals matter."""

ANY_CASE = {
    "km": "ki lô mét", "hm": "héc tô mét", "m": "mét", "md": "mét dài", "dm": "đề xi mét",
    "cm": "xăng ti mét", "mm": "mi li mét", "µm": "mi cờ rô mét", "μm": "mi cờ rô mét",
    "nm": "na nô mét",
    "km2": "ki lô mét vuông", "m2": "mét vuông", "dm2": "đề xi mét vuông",
    "cm2": "xăng ti mét vuông", "mm2": "mi li mét vuông", "m3": "mét khối", "dm3": "đề xi mét khối",
    "cm3": "xăng ti mét khối", "km3": "ki lô mét khối",
    "ha": "héc ta", "sqm": "mét vuông", "cum": "mét khối",
    "kg": "ki lô gam", "g": "gam", "gr": "gam", "gam": "gam", "mg": "mi li gam",
    "µg": "mi cờ rô gam", "μg": "mi cờ rô gam", "t": "tấn", "lb": "pao", "oz": "ao xơ",
    "l": "lít", "dl": "đề xi lít", "hl": "héc tô lít", "ml": "mi li lít", "cl": "xăng ti lít",
    "cc": "xê xê", "lít": "lít",
    "kw": "ki lô oát", "w": "oát", "kwh": "ki lô oát giờ", "tw": "tê ra oát", "gw": "gi ga oát",
    "v": "vôn", "kv": "ki lô vôn", "ma": "mi li am pe", "hz": "hẹc", "khz": "ki lô hẹc",
    "mhz": "mê ga hẹc", "ghz": "gi ga hẹc", "hp": "mã lực", "cv": "mã lực",
    "gb": "gi ga bai", "mb": "mê ga bai", "kb": "ki lô bai", "tb": "tê ra bai",
    "db": "đề xi ben", "dba": "đề xi ben a", "ppm": "phần triệu", "lux": "lúc",
    "in": "inh", "inch": "inh", "ft": "phít", "cal": "ca lo", "kcal": "ki lô ca lo",
    "mmhg": "mi li mét thủy ngân", "mmol": "mi li mon",
    "h": "giờ", "s": "giây", "min": "phút", "ph": "phút", "'": "phút",
    "°c": "độ xê", "ºc": "độ xê", "oc": "độ xê", "°f": "độ ép", "ºf": "độ ép", "°k": "độ ka",
    "°": "độ", "º": "độ", "iu": "đơn vị quốc tế",
}  # fmt: skip

MONEY = {
    "đ": "đồng", "₫": "đồng", "vnđ": "đồng", "vnd": "đồng", "đồng": "đồng", "$": "đô la",
    "usd": "đô la", "us$": "đô la Mỹ", "€": "ơ rô", "eur": "ơ rô", "euro": "ơ rô", "£": "bảng Anh",
    "gbp": "bảng Anh", "¥": "yên", "jpy": "yên", "cny": "nhân dân tệ", "ndt": "nhân dân tệ",
    "lak": "kíp",
    "₩": "uôn", "krw": "uôn", "₹": "ru pi", "₭": "kíp", "฿": "bạt", "thb": "bạt",
}  # fmt: skip
"""Signs of money, in small letters."""

SHORT_SIZES = {"tr": "triệu"}
"""How a size is shortened before dong: tr.đ."""

MAGNITUDES = {
    "k": "nghìn", "tr": "triệu", "nghìn": "nghìn", "ngàn": "nghìn", "triệu": "triệu", "tỷ": "tỷ",
    "tỉ": "tỉ", "vạn": "vạn", "trăm": "trăm",
}  # fmt: skip

PER = {
    "h": "giờ", "s": "giây", "p": "phút", "min": "phút", "cp": "cổ phiếu", "tb": "tê ra bai",
    "ng": "người", "th": "tháng", "t": "tấn", "sp": "sản phẩm", "sào": "sào", "đ": "đồng",
    "ngđ": "ngày đêm",
}  # fmt: skip
"""What may stand behind "/" besides the signs above: 50.000đ/cp."""


def unit(sign: str) -> str:
    """The reading of a measure; "" when it is none."""
    if len(sign) == 1 and sign.isupper() and sign not in "VW":
        return EXACT.get(sign, "")
    return EXACT.get(sign) or ANY_CASE.get(sign.lower(), "")


def per(sign: str) -> str:
    """The reading of what stands behind "/"; "" when it is no sign."""
    return (
        EXACT.get(sign)
        or PER.get(sign.lower())
        or ANY_CASE.get(sign.lower())
        or MONEY.get(sign.lower(), "")
    )
