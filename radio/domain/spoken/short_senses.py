"""Abbreviations of two or three letters that many sectors use for their own words: data only."""

from __future__ import annotations

from radio.domain.spoken.sense import BODY, COUNT, Sense
from radio.domain.spoken.syllables import LOWER, UPPER

_NAME = rf"\.?\s*[{UPPER}][{LOWER}]"

SHORT_SENSES: dict[str, tuple[Sense, ...]] = {
    "LĐ": (
        Sense("lãnh đạo", before=r"đồng chí|dự có|tham dự có|thay mặt|báo cáo|xin ý kiến|các"),
        Sense(
            "lãnh đạo",
            after=r"\s+(?:các|UBND|HĐND|[Hh]uyện|[Tt]ỉnh|xã|Sở|Phòng|Ban|Đảng|cơ quan|đơn vị|VP)",
        ),
        Sense("lao động", before=rf"{COUNT}|số|lượt|giải quyết việc làm cho|hợp đồng|thị trường"),
        Sense("lao động", after=r"\s+(?:nữ|nam|nông|trẻ|thất|có|đi|trong|qua|là|làm|phổ|tự|xuất)"),
        Sense("lao động"),
    ),
    "HS": (
        Sense("hồ sơ", before=r"nộp|bộ|giải quyết|tiếp nhận|thẩm định|thành phần|mã"),
        Sense(
            "học sinh",
            before=rf"em|các em|số|{COUNT}|trường|cho|của|phụ huynh|các|đồng một|một|giáo viên,?",
        ),
        Sense(
            "học sinh", after=r"\s+(?:nghèo|bán trú|giỏi|lớp|tiểu|THCS|THPT|dân tộc|là|có|khá|yếu)"
        ),
        Sense("học sinh"),
    ),
    "TB": (
        Sense("Tây Bắc", before=r"gió|hướng"),
        Sense(
            "tê ra bai",
            before=rf"(?:dung lượng|ổ cứng|bộ nhớ|lưu trữ|dữ liệu)[^.;\n]{{0,20}} {COUNT}",
        ),
        Sense("Trưởng ban", before=r"phó"),
        Sense("Thông báo", after=r"\s*(?:số\s*)?\d"),
        Sense("thương binh", before=r"gia đình|hạng|anh|bác|con|các|lao động,?"),
        Sense("thương binh", before=r"anh hùng,?|liệt s[ĩỹ],?|người có công,?"),
        Sense("thương binh", after=r"\s*,?\s*(?:LS|BB|liệt|bệnh binh)"),
        Sense(
            "trung bình",
            before=r"điểm|mức|loại|khá,?|nhiệt độ|độ ẩm|lượng mưa|thu nhập|năng suất|giá|sản lượng",
        ),
        Sense("Trưởng ban", after=r"\s+(?:Dân vận|Tuyên giáo|Tổ chức|Nội chính|Pháp chế|VH)"),
        Sense("trung bình", after=r"\s+(?:nhiều năm|ngày|tháng|năm|cùng kỳ|khá|của)"),
        Sense("Thông báo"),
    ),
    "TP": (
        Sense(
            "Trưởng phòng",
            after=r"\s+(?:Nội vụ|GD|Giáo dục|TC|Tài chính|LĐ|NN|TN|Tư pháp|Văn hóa|VH|KT|Kinh tế|"
            r"Y tế|Dân tộc|Nông nghiệp)",
        ),
        Sense("tội phạm", before=r"trấn áp|phòng ngừa|đấu tranh(?: với)?|các loại|tố giác|truy nã"),
        Sense("Trưởng phòng", before=r"phó"),
        Sense("thành phố", sure=True),
    ),
    "THA": (
        Sense("tăng huyết áp", before=r"bệnh|lây nhiễm \(?|bệnh nhân|mắc|điều trị|người|bị"),
        Sense("tăng huyết áp", after=r"\s*(?:,|và|-|;)\s*(?:ĐTĐ|đái tháo)"),
        Sense("thi hành án", sure=True),
    ),
    "ĐN": (Sense("Đông Nam", before=r"gió|hướng"), Sense("Đà Nẵng")),
    "NT": (Sense("nội trú", before=r"trường|dân tộc"), Sense("nông thôn", sure=True)),
    "TMĐT": (
        Sense("tổng mức đầu tư", before=r"dự án|công trình|phê duyệt|\),?|có"),
        Sense("tổng mức đầu tư", after=r"\s*:?\s*\d"),
        Sense("thương mại điện tử", sure=True),
    ),
    "TTr": (
        Sense("Thường trực", after=BODY),
        Sense("Thanh tra", before=r"đoàn|phòng|kết luận|chánh|phó chánh"),
        Sense("Tờ trình", sure=True),
    ),
    "CC": (
        Sense("căn cước", before=r"cấp|thẻ|số|làm|làm thẻ|cấp đổi|cấp lại|giấy"),
        Sense("căn cước", after=r"\s+(?:gắn chip|điện tử|cho (?:người|công dân|trẻ|học sinh))"),
        Sense("công chức", before=r"cán bộ,?|các|" + COUNT),
        Sense("công chức", after=r"\s+(?:VP|ĐC|TP|TC|VH|Văn phòng|Tư pháp|Địa chính|Tài chính)"),
        Sense("công chức"),
    ),
    "HH": (Sense("hiện hành", before=r"giá"), Sense("hàng hóa")),
    "TE": (Sense("tê e", before=r"cộng|năm, mười, ba"), Sense("trẻ em", sure=True)),
    "BS": (
        Sense("bổ sung", before=r"sửa đổi,?(?: và)?|điều chỉnh,?|dự toán|kinh phí|vốn"),
        Sense("bác sĩ", after=_NAME),
        Sense("bác sĩ", before=rf"{COUNT}|các|đội ngũ|y,|có|gặp|của"),
        Sense("bác sĩ"),
    ),
    "KS": (
        Sense("kỹ sư", after=r"\.\s*\w|\s+(?:nông|xây|trưởng|thủy|điện)"),
        Sense("khai sinh", before=r"giấy|đăng ký|bản sao giấy"),
        Sense("khảo sát", before=r"kế hoạch|đoàn|phiếu|tiến hành|công tác|số liệu"),
        Sense("kiểm sát", before=r"viện"),
        Sense("khách sạn", after=_NAME),
        Sense("kỹ sư"),
    ),
    "BV": (
        Sense("bảo vệ", before=r"công tác|quản lý,?|lực lượng|tổ|quản lý và|chăm sóc(?:,| và)"),
        Sense("bệnh viện", sure=True),
    ),
    "MT": (
        Sense("Mặt trận", before=r"ban công tác|trưởng ban công tác|ủy ban|công tác"),
        Sense("môi trường", sure=True),
    ),
    "MTV": (
        Sense("một thành viên", before=r"trách nhiệm hữu hạn|công ty"),
        Sense("em mờ tê vê", sure=True),
    ),
    "NV": (
        Sense("Nội vụ", before=r"phòng|sở|bộ|ngành"),
        Sense("nhân viên", before=rf"giáo viên,?(?: và)?|cán bộ,?|{COUNT}|các|công nhân,"),
        Sense("nhiệm vụ", before=r"thực hiện|hoàn thành|triển khai|giao"),
        Sense("nhiệm vụ"),
    ),
    "DS": (
        Sense("dược sĩ", after=r"\.\s*\w"),
        Sense("danh sách", before=r"lập|theo|có|kèm"),
        Sense("dân số", before=r"công tác|chi cục|ngành|tổng|trung tâm|cộng tác viên"),
        Sense("dân số"),
    ),
    "ĐC": (
        Sense("địa chỉ", after=r"\s*:"),
        Sense("địa chính", before=r"công chức|cán bộ"),
        Sense("điều chỉnh", before=r"quyết định|kế hoạch|quy hoạch"),
        Sense("đồng chí", after=rf"\.?\s*[{UPPER}][{LOWER}]"),
        Sense("đồng chí"),
    ),
    "GT": (
        Sense("giá trị", before=r"tổng|đạt"),
        Sense("giao thông", before=r"tai nạn|an toàn|công trình|đường|ngành|công an|đội"),
        Sense("giao thông"),
    ),
    "HSDT": (
        Sense("hồ sơ dự thầu", before=r"nộp|đánh giá|mở|mời thầu,?"),
        Sense("học sinh dân tộc", sure=True),
    ),
    "PGD": (
        Sense("phòng giao dịch", after=r"\s+(?:Ngân|NHCS|Agri|huyện|Phủ|Bạch|ngân)"),
        Sense("Phòng Giáo dục", before=r"trưởng|phó trưởng|theo"),
        Sense("phòng giao dịch"),
    ),
    "QK": (
        Sense("Quốc khánh", after=r"\s*\(?0?2[/-]0?9"),
        Sense("Quốc khánh", before=r"ngày|lễ|dịp|mừng|chào mừng"),
        Sense("quân khu", after=r"\s*\d", sure=True),
        Sense("quân khu", sure=True),
    ),
    "TD": (
        Sense("tín dụng", before=r"tổ chức|vốn|hoạt động"),
        Sense("thể dục", before=r"giờ|môn|tập"),
        Sense("tín dụng"),
    ),
    "XL": (
        Sense("xử lý", before=r"kết quả|công tác|tổ|hồ sơ|rác thải"),
        Sense("xây lắp", before=r"chi phí|giá trị|gói thầu[^.;\n]{0,30}"),
        Sense("xử lý"),
    ),
    "SH": (
        Sense("sinh hoạt", before=r"nước|rác|chất thải|hội trường|nơi|buổi|tổ chức"),
        Sense("sinh hoạt"),
    ),
    "LH": (
        Sense("liên hệ", after=r"\s*[:.]|\s+(?:SĐT|ĐT|số|đ/c|anh|chị|ông|bà|\d)"),
        Sense("lễ hội", before=r"tổ chức|dự|ngày"),
        Sense("liên hệ"),
    ),
    "NSX": (
        Sense("ngày sản xuất", before=r"kể từ|từ|in trên|ghi|hạn sử dụng[^.;\n]{0,12}"),
        Sense("ngày sản xuất", after=r"\s*[:,]?\s*(?:\d{1,2}/|HSD|và HSD)"),
        Sense("ngân sách xã", before=r"nguồn|vốn|thu|chi|từ nguồn|đồng,?|;"),
        Sense("ngân sách xã"),
    ),
    "KN": (
        Sense("khuyến nông", before=r"công tác|cán bộ|trung tâm|trạm|hệ thống|mô hình|viên"),
        Sense("khiếu nại", before=r"đơn|giải quyết|\(", after=r"(?:\s*:|,?\s*TC)"),
        Sense("kiến nghị", before=r"ý kiến,?|phản ánh,?|đơn|cử tri"),
        Sense("khuyến nông"),
    ),
    "HK": (
        Sense("học kỳ", after=r"\s*(?:[IV]+(?!\w)|\d)"),
        Sense("hộ khẩu", before=r"sổ|đăng ký|nhập|có"),
        Sense("học kỳ"),
    ),
    "SL": (
        Sense("sản lượng", before=r"năng suất,?(?: và)?|diện tích,?|tổng"),
        Sense("sản lượng", after=r"[\s:]*(?:ước |đạt )*[\d.,]+\s*(?:nghìn )?(?:tấn|tạ|kg)"),
        Sense("số lượng", after=r"\s*:|\s*\("),
        Sense("số lượng"),
    ),
    "TTX": (
        Sense("tăng trưởng xanh", before=r"chiến lược|kế hoạch|về|thực hiện"),
        Sense("thông tấn xã"),
    ),
    "TTCM": (
        Sense("tổ trưởng chuyên môn", before=r"các|hiệu trưởng,?|giáo viên,?"),
        Sense("tổ trưởng chuyên môn"),
    ),
}
"""Told apart like those of `senses`."""
