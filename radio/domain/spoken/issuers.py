"""Kinds and issuers in document numbers (Decree 30/2020/NĐ-CP and Party practice): data only."""

from __future__ import annotations

KINDS = {
    "NQ": "Nghị quyết", "QĐ": "Quyết định", "CT": "Chỉ thị", "QC": "Quy chế", "QyĐ": "Quy định",
    "QYĐ": "Quy định", "TC": "Thông cáo", "TB": "Thông báo", "HD": "Hướng dẫn",
    "CTr": "Chương trình", "CTR": "Chương trình", "CTrHĐ": "Chương trình hành động",
    "KH": "Kế hoạch", "PA": "Phương án", "ĐA": "Đề án", "DA": "Dự án", "BC": "Báo cáo",
    "BB": "Biên bản", "TTr": "Tờ trình", "TTR": "Tờ trình", "HĐ": "Hợp đồng", "CV": "Công văn",
    "CĐ": "Công điện", "GM": "Giấy mời", "GGT": "Giấy giới thiệu", "NĐ": "Nghị định",
    "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "NQLT": "Nghị quyết liên tịch",
    "L": "Luật", "PL": "Pháp lệnh", "L-CTN": "Lệnh", "KL": "Kết luận", "VBHN": "Văn bản hợp nhất",
    "QĐi": "Quy định", "TTh": "Thông tri", "BCĐ": "Ban Chỉ đạo", "ĐK": "Đăng ký", "GP": "Giấy phép",
    "GCN": "Giấy chứng nhận", "BG": "Bản ghi nhớ", "TL": "Tài liệu", "CB": "Công bố",
    "QCPH": "Quy chế phối hợp", "CTPH": "Chương trình phối hợp", "KHPH": "Kế hoạch phối hợp",
    "KHLT": "Kế hoạch liên tịch", "HDLT": "Hướng dẫn liên tịch", "HDLN":
    "Hướng dẫn liên ngành", "CVLT": "Công văn liên tịch", "KHLN": "Kế hoạch liên ngành",
    "QCLN": "Quy chế liên ngành", "TTrLN": "Tờ trình liên ngành", "BBLN": "Biên bản liên ngành",
    "TCVN": "Tiêu chuẩn Việt Nam",
    "QCVN": "Quy chuẩn Việt Nam", "LCT": "Lệnh", "TM": "Thư mời", "QP": "Quy phạm",
    "KTr": "Kiểm tra", "SL": "Sắc lệnh", "QCĐP": "Quy chuẩn địa phương",
}  # fmt: skip

ISSUERS = {
    "CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ", "TTG": "Thủ tướng Chính phủ",
    "CTN": "Chủ tịch nước", "QH": "Quốc hội", "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "VPCP": "Văn phòng Chính phủ", "VPQH": "Văn phòng Quốc hội", "TW": "Trung ương",
    "TƯ": "Trung ương", "BCT": "Bộ Công Thương", "BBT": "Ban Bí thư",
    "BCHTW": "Ban Chấp hành Trung ương", "TU": "Tỉnh ủy", "HU": "Huyện ủy", "ĐU": "Đảng ủy",
    "QU": "Quận ủy", "ThU": "Thành ủy", "ThuU": "Thị ủy", "CB": "Chi bộ", "VPTU":
    "Văn phòng Tỉnh ủy", "VPHU": "Văn phòng Huyện ủy", "VPTW": "Văn phòng Trung ương",
    "BTGTU": "Ban Tuyên giáo Tỉnh ủy", "BTGTW": "Ban Tuyên giáo Trung ương",
    "BTGHU": "Ban Tuyên giáo Huyện ủy", "BTGDVTU": "Ban Tuyên giáo và Dân vận Tỉnh ủy",
    "BTGDV": "Ban Tuyên giáo và Dân vận", "BTG": "Ban Tuyên giáo", "BTCTW":
    "Ban Tổ chức Trung ương", "BTCTU": "Ban Tổ chức Tỉnh ủy", "BTCHU": "Ban Tổ chức Huyện ủy",
    "BDVTU": "Ban Dân vận Tỉnh ủy", "BDVTW": "Ban Dân vận Trung ương", "BDV": "Ban Dân vận",
    "UBKTTW": "Ủy ban Kiểm tra Trung ương", "UBKTTU": "Ủy ban Kiểm tra Tỉnh ủy",
    "UBKT": "Ủy ban Kiểm tra", "BTV": "Ban Thường vụ", "BTVTU": "Ban Thường vụ Tỉnh ủy",
    "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "CTUBND":
    "Chủ tịch Ủy ban nhân dân", "VPUBND": "Văn phòng Ủy ban nhân dân",
    "VP": "Văn phòng", "VPĐĐBQH": "Văn phòng Đoàn đại biểu Quốc hội", "MTTQ": "Mặt trận Tổ quốc",
    "MTTW": "Mặt trận Trung ương", "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "UBMTTQVN": "Ủy ban Mặt trận Tổ quốc Việt Nam", "MTTQVN": "Mặt trận Tổ quốc Việt Nam",
    "BTT": "Ban Thường trực", "ĐCT": "Đoàn Chủ tịch", "TLĐ": "Tổng Liên đoàn Lao động Việt Nam",
    "LĐLĐ": "Liên đoàn Lao động", "HLHPN": "Hội Liên hiệp Phụ nữ", "HPN": "Hội Phụ nữ",
    "ĐCTHLHPN": "Đoàn Chủ tịch Hội Liên hiệp Phụ nữ", "HND": "Hội Nông dân",
    "HNDVN": "Hội Nông dân Việt Nam", "HCCB": "Hội Cựu chiến binh", "CCB": "Cựu chiến binh",
    "ĐTN": "Đoàn Thanh niên", "TWĐTN": "Trung ương Đoàn Thanh niên", "TĐTN": "Tỉnh đoàn",
    "BCĐ": "Ban Chỉ đạo", "BCĐTW": "Ban Chỉ đạo Trung ương", "BTC": "Bộ Tài chính",
    "BQL": "Ban Quản lý", "BCH": "Ban Chỉ huy", "BCHQS": "Ban Chỉ huy Quân sự",
    "BCHPCTT": "Ban Chỉ huy Phòng, chống thiên tai",
    "PCTT": "Phòng, chống thiên tai", "HĐBC": "Hội đồng bầu cử", "UBBC": "Ủy ban bầu cử",
    "HĐBCQG": "Hội đồng bầu cử quốc gia", "TANDTC": "Tòa án nhân dân tối cao",
    "HĐTP": "Hội đồng Thẩm phán", "VKSTC": "Viện kiểm sát nhân dân tối cao",
    "VKSNDTC": "Viện kiểm sát nhân dân tối cao", "TAND": "Tòa án nhân dân",
    "VKSND": "Viện kiểm sát nhân dân", "KTNN": "Kiểm toán Nhà nước", "TTCP": "Thanh tra Chính phủ",
    "NHNN": "Ngân hàng Nhà nước", "NHCS": "Ngân hàng Chính sách xã hội",
    "NHCSXH": "Ngân hàng Chính sách xã hội", "BHXH": "Bảo hiểm xã hội", "UBDT": "Ủy ban Dân tộc",
    "BDTTG": "Bộ Dân tộc và Tôn giáo", "TCT": "Tổng cục Thuế", "TCTK": "Tổng cục Thống kê",
    "TCHQ": "Tổng cục Hải quan", "CT": "Cục Thuế", "CTK": "Cục Thống kê", "CA": "Công an",
    "CAT": "Công an tỉnh", "CAH": "Công an huyện", "BĐBP": "Bộ đội Biên phòng",
    "BCA": "Bộ Công an", "BQP": "Bộ Quốc phòng", "BNG": "Bộ Ngoại giao", "BNV": "Bộ Nội vụ",
    "BTP": "Bộ Tư pháp", "BKH": "Bộ Kế hoạch và Đầu tư", "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BTNMT": "Bộ Tài nguyên và Môi trường", "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BNN": "Bộ Nông nghiệp và Phát triển nông thôn", "BXD": "Bộ Xây dựng",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn", "BGTVT": "Bộ Giao thông vận tải",
    "BCN": "Bộ Công nghiệp", "BTM": "Bộ Thương mại", "BYT": "Bộ Y tế",
    "BGDĐT": "Bộ Giáo dục và Đào tạo", "BGD": "Bộ Giáo dục và Đào tạo",
    "BKHCN": "Bộ Khoa học và Công nghệ", "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "BVHTT": "Bộ Văn hóa Thông tin", "BTTTT": "Bộ Thông tin và Truyền thông",
    "BLĐTBXH": "Bộ Lao động, Thương binh và Xã hội", "TTYT": "Trung tâm Y tế",
    "BLĐ": "Bộ Lao động, Thương binh và Xã hội", "TYT": "Trạm Y tế", "TTVH": "Trung tâm Văn hóa",
    "TTCS": "Cục Thông tin cơ sở", "TNCN": "Cục Thuế thu nhập cá nhân", "KBNN": "Kho bạc Nhà nước",
    "HĐĐGS": "Hội đồng đấu giá", "HCTĐ": "Hội Chữ thập đỏ", "HKH": "Hội Khuyến học",
    "HNCT": "Hội Người cao tuổi", "HTX": "hợp tác xã", "PGDĐT": "Phòng Giáo dục và Đào tạo",
}  # fmt: skip

SECTORS = {
    "LĐTBXH": "Lao động, Thương binh và Xã hội", "LĐTB&XH": "Lao động, Thương binh và Xã hội",
    "LĐ": "Lao động", "NV": "Nội vụ", "TC": "Tài chính", "TCKH": "Tài chính Kế hoạch",
    "TP": "Tư pháp", "YT": "Y tế", "KT": "Kinh tế", "KTHT": "Kinh tế và Hạ tầng", "XD": "Xây dựng",
    "KHĐT": "Kế hoạch và Đầu tư", "KHCN": "Khoa học và Công nghệ", "CT": "Công Thương",
    "NN": "Nông nghiệp", "NNMT": "Nông nghiệp và Môi trường", "GTVT": "Giao thông vận tải",
    "NNPTNT": "Nông nghiệp và Phát triển nông thôn", "NN&PTNT":
    "Nông nghiệp và Phát triển nông thôn", "TNMT": "Tài nguyên và Môi trường",
    "TN&MT": "Tài nguyên và Môi trường", "GDĐT": "Giáo dục và Đào tạo",
    "GD&ĐT": "Giáo dục và Đào tạo", "VHTT": "Văn hóa và Thông tin",
    "VHTTDL": "Văn hóa, Thể thao và Du lịch", "TTTT": "Thông tin và Truyền thông",
    "TT&TT": "Thông tin và Truyền thông", "DT": "Dân tộc", "DTTG": "Dân tộc và Tôn giáo",
    "NgV": "Ngoại vụ", "TTr": "Thanh tra", "VHXH": "Văn hóa Xã hội", "QLĐT": "Quản lý đô thị",
    "GD": "Giáo dục",
}  # fmt: skip
"""What stands behind B (Bộ), S (Sở) or P (Phòng) in an issuer."""

LEVELS = {"B": "Bộ", "S": "Sở", "P": "Phòng"}


def issuer(sign: str) -> str:
    """The issuer behind a sign; "" when it is not known."""
    known = ISSUERS.get(sign)
    if known:
        return known
    level, sector = LEVELS.get(sign[:1]), SECTORS.get(sign[1:])
    if level and sector:
        return f"{level} {sector}"
    sector = SECTORS.get(sign) if len(sign) > 2 else ""
    return f"Phòng {sector}" if sign == "VHXH" else f"cơ quan {sector}" if sector else ""
