"""Abbreviations with several readings and the words that tell them apart: data only.

`before` is matched against the end of what was said before, `after` against what is written
behind; the first sense that fits is read. A sense without either is only the likeliest: it is
flagged, with the others as suggestions.
"""

from __future__ import annotations

from radio.domain.spoken.sense import BODY, COUNT, NUMBER, PLACE, Sense
from radio.domain.spoken.short_senses import SHORT_SENSES
from radio.domain.spoken.syllables import LOWER, UPPER

SENSES: dict[str, tuple[Sense, ...]] = {
    **SHORT_SENSES,
    "TU": (
        Sense("Trung ương", before=r"ban chấp hành"),
        Sense("Thành ủy", before=r"(?:hà nội|hải phòng|đà nẵng|cần thơ|hồ chí minh)[^.;]{0,20}"),
        Sense("Tỉnh ủy", sure=True),
    ),
    "TƯ": (Sense("Trung ương", sure=True),),
    "T.Ư": (Sense("Trung ương", sure=True),),
    "BCT": (
        Sense("Bộ Công Thương", before=r"thông tư[^.;]{0,30}|bộ trưởng"),
        Sense("Bộ Chính trị", sure=True),
    ),
    "BBT": (
        Sense("Ban biên tập", before=r"(?:trưởng|phó|cổng[^.;]{0,30}|trang[^.;]{0,30}|đài|báo)"),
        Sense("Ban biên tập", after=r"\s+(?:cổng|trang|đài|báo|bản tin)"),
        Sense("Ban Bí thư", sure=True),
    ),
    "BCH": (
        Sense("Ban Chỉ huy", after=r"[ -]*(?:[Qq]uân sự|QS|PCTT|PCLB|PTDS|[Pp]hòng|thống nhất)"),
        Sense(
            "Ban Chỉ huy", before=r"(?:trưởng|phó|phó trưởng)(?: ban)?", after=r"[ -]*(?:quân|P)"
        ),
        Sense("Ban Chấp hành", sure=True),
    ),
    "BTV": (
        Sense("biên tập viên", before=r"phóng viên,?(?: và)?|các|của đài"),
        Sense("biên tập viên", after=r":"),
        Sense("biên tập viên", before=r"(?:thực hiện|biên tập|nguồn|tác giả|tin|bài)(?: và ảnh)?:"),
        Sense("Ban Thường vụ", sure=True),
    ),
    "BTC": (
        Sense("Bộ Tài chính", before=r"thông tư[^.;]{0,40}|bộ trưởng"),
        Sense("Ban Tổ chức", sure=True),
    ),
    "CP": (
        Sense("Chính phủ", before=r"nghị (?:định|quyết)[^.;]{0,30}|thủ tướng|của"),
        Sense("cổ phần", before=r"công ty(?: \w+){0,3}|ngân hàng(?: \w+){0,3}"),
        Sense("cổ phiếu", before=r"đồng một|đồng|/"),
        Sense("chi phí", before=r"tổng|các khoản"),
        Sense("xê pê", after=r"\s*\d{3}"),
        Sense("Chính phủ"),
    ),
    "QH": (
        Sense("quy hoạch", before=r"điều chỉnh|lập|duyệt|bản đồ|đồ án"),
        Sense("Quốc hội", sure=True),
    ),
    "BCHQS": (
        Sense("Bộ Chỉ huy Quân sự", after=r"\s+tỉnh"),
        Sense("Ban Chỉ huy Quân sự", sure=True),
    ),
    "TTTT": (
        Sense("Thông tin và Truyền thông", before=r"bộ|sở|phòng|ngành|bộ trưởng"),
        Sense("Trung tâm Truyền thông", after=r"\s+(?:và|huyện|tỉnh|xã)"),
        Sense("Thông tin và Truyền thông"),
    ),
    "VHTT": (
        Sense("Văn hóa, Thể thao", after=r"\s*(?:&|và\s+)(?:DL|Du lịch)"),
        Sense("Văn hóa và Thông tin", before=r"phòng|sở|bộ|ngành|ban"),
        Sense("Văn hóa, Thể thao", before=r"trung tâm|thiết chế|hoạt động"),
        Sense("Văn hóa và Thông tin"),
    ),
    "VH-TT": (
        Sense("Văn hóa Thông tin", before=r"phòng|sở|bộ|ngành|ban"),
        Sense("Văn hóa Thể thao", before=r"trung tâm|thiết chế|nhà"),
        Sense("Văn hóa Thông tin"),
    ),
    "VH-TT&TT": (Sense("Văn hóa, Thông tin và Truyền thông", sure=True),),
    "VHTT&TT": (Sense("Văn hóa, Thông tin và Truyền thông", sure=True),),
    "VHTTTT": (Sense("Văn hóa, Thông tin và Truyền thông", sure=True),),
    "PTTH": (
        Sense("phổ thông trung học", before=r"trường|học sinh|tốt nghiệp|cấp|bằng|khối"),
        Sense("Phát thanh Truyền hình", before=r"đài|báo|ngành|sóng"),
        Sense("Phát thanh Truyền hình"),
    ),
    "TNVN": (
        Sense("Tiếng nói Việt Nam", before=r"đài|sóng"),
        Sense("Thanh niên Việt Nam", before=r"đoàn|hội|liên hiệp|hội liên hiệp"),
        Sense("Thanh niên Việt Nam"),
    ),
    "TTCS": (
        Sense("truyền thanh cơ sở", before=r"đài|hệ thống|loa"),
        Sense("thông tin cơ sở", sure=True),
    ),
    "ĐTN": (
        Sense("đào tạo nghề", before=r"công tác|lớp|chương trình|về|hỗ trợ|kinh phí"),
        Sense("Đoàn Thanh niên", sure=True),
    ),
    "CĐ": (
        Sense("cao đẳng", before=r"trường|hệ|đại học,?|bậc|trình độ|học sinh|sinh viên"),
        Sense("cao đẳng", after=r"[, -]+(?:ĐH|đại học|nghề|trung cấp|Sư phạm|Y)"),
        Sense("Công điện", after=r"\s+số\s*\d|\s*\d+/CĐ"),
        Sense("công điện", before=r"thực hiện|ban hành", after=NUMBER),
        Sense("Công đoàn", before=r"đoàn viên|chủ tịch|ban chấp hành|cán bộ"),
        Sense("Công đoàn", after=r"\s+(?:cơ sở|ngành|cơ quan|viên chức|xã|huyện|giáo dục|công ty)"),
        Sense("Công đoàn"),
    ),
    "QĐ": (Sense("Quyết định", sure=True),),
    "CT": (
        Sense("Chủ tịch", before=r"phó|quyền|nguyên|đồng chí|ông|bà|ký thay|ký thay,|các"),
        Sense("Chủ tịch", after=r"\s+(?:UBND|HĐND|Hội|UBMTTQ|MTTQ|Ủy ban|nước|xã|huyện|tỉnh)"),
        Sense("Chủ tịch", after=r",\s*(?:các\s+)?PCT|\s*,\s*Phó Chủ tịch"),
        Sense("Chủ tịch", before=r"chức danh|chức vụ|bầu"),
        Sense("Chương trình", after=r"\s*(?:\d{3,4}(?![\d/]|[.-]\d)|30a|MTQG|mục tiêu|OCOP)"),
        Sense("Chiến thắng", after=r"\s+(?:ĐBP|Điện Biên)"),
        Sense("Chỉ thị", after=NUMBER),
        Sense("Chương trình", before=r"vốn|thực hiện|dự án,?"),
        Sense("công ty", after=r"\s+(?:TNHH|CP|cổ phần)"),
        Sense("chỉ tiêu", before=r"(?:xã hội|an ninh|kinh tế|môi trường):(?: \w+){1,3}"),
        Sense("công trình", before=r"các công trình,?|hạng mục"),
        Sense("chính trị", before=r"nhiệm vụ|lý luận|hệ thống|bộ máy"),
        Sense("Chương trình"),
    ),
    "QC": (
        Sense("quảng cáo", before=r"thông báo,?(?: -)?|dịch vụ|biển|bảng"),
        Sense("Quy chế", sure=True),
    ),
    "TC": (
        Sense("Tài chính", before=r"phòng|sở|bộ|ngành"),
        Sense("tố cáo", before=r"khiếu nại[^.;\n]{0,15}"),
        Sense("trung cấp", before=r"trường|hệ|trình độ|cao đẳng,?"),
        Sense("tổ chức", after=r"\s+(?:CT\s*-\s*XH|CTXH|[Đđ]ảng|chính trị|cơ sở|hội|tôn giáo)"),
        Sense("tiêu chí", before=rf"{COUNT}|các|bộ|số|những|nhóm|hoàn thành"),
        Sense("tiêu chí", after=r"\s+(?:số\s*)?\d{1,2}(?![\d/])|\s+(?:NTM|nông thôn mới|về)"),
        Sense("Thông cáo", after=NUMBER),
        Sense("tài chính"),
    ),
    "KH": (
        Sense("khoa học", after=r"\s+(?:và công|kỹ thuật|công nghệ|tự nhiên|xã hội)"),
        Sense("khoa học", before=r"đề tài|nghiên cứu|hội thảo|hội đồng|nhà"),
        Sense("kết hôn", before=r"khai (?:sinh|tử)[^.;\n]{0,30}|đăng ký"),
        Sense("khách hàng", before=r"phục vụ|chăm sóc|quý|dịch vụ|các"),
        Sense("Kế hoạch", after=NUMBER),
        Sense("Kế hoạch", after=r"\s+(?:giao|năm|tỉnh|huyện|vốn|đề ra|đầu tư)"),
        Sense("Kế hoạch", before=rf"đồng|trên {COUNT}|trên(?: \w+){{1,5}} {COUNT}"),
        Sense("Kế hoạch", before=r"phần trăm|thực hiện|ban hành|xây dựng|theo|triển khai|năm|giao"),
        Sense("Kế hoạch"),
    ),
    "ĐA": (
        Sense("Đề án", after=NUMBER),
        Sense("đồ án", before=r"quy hoạch|tốt nghiệp"),
        Sense("Đề án", sure=True),
    ),
    "BC": (
        Sense("Báo cáo", after=NUMBER),
        Sense("báo chí", before=r"cơ quan|luật|hội|phóng viên|thông tin"),
        Sense("Báo cáo"),
    ),
    "HĐ": (
        Sense("Hợp đồng", before=r"ký|ký kết|thanh lý|theo|thực hiện"),
        Sense("Hội đồng", before=r"chủ tịch|thành viên|kỳ họp|ủy viên|phiên họp"),
        Sense("Hợp đồng", after=NUMBER + r"|\s+(?:lao động|mua|thuê|xây)"),
        Sense("Hội đồng", after=r"\s+(?:thi đua|trường|tuyển|nghĩa vụ|đăng ký|phổ biến|bầu cử)"),
        Sense("hoạt động", before=r"các|kế hoạch|kinh phí|quy chế|chương trình"),
        Sense("Hội đồng"),
    ),
    "CV": (
        Sense("chuyên viên", before=r"các|là|chức danh|ngạch|ông|bà"),
        Sense("chuyên viên", after=r"\s+(?:[Pp]hòng|VP|Văn phòng|[Ss]ở|[Bb]an)(?!\s*\d)"),
        Sense("Công văn", sure=True),
    ),
    "TT": (
        Sense("Thể thao", before=r"văn hóa, thông tin và"),
        Sense("Thông tin", before=r"văn hóa,?|văn hóa và|sở|phòng|văn hóa -"),
        Sense("truyền thanh", before=r"đài|trạm|cụm"),
        Sense(
            "tuyên truyền", before=rf"buổi|công tác|{COUNT}", after=r"\s+(?:về|cho|PL|pháp|miệng)"
        ),
        Sense("số thứ tự", after=r",\s*(?:[Hh]ọ|[Nn]ội dung|[Tt]ên)"),
        Sense(
            "Thường trực", after=r"\s+(?:Đảng [uủ]|(?:Huyện|Tỉnh|Thành) [uủ]|Hội đồng|[UỦ]y ban)"
        ),
        Sense("thị trấn", after=PLACE),
        Sense("Thường trực", after=BODY),
        Sense("Thường trực", before=r"phó chủ tịch|phó bí thư|ủy viên|ban|cơ quan|bộ phận"),
        Sense(
            "Trung tâm",
            after=r"\s+(?:VH|Y tế|YT|GDNN|GDTX|DVNN|VHTT|Văn|Giáo|Dịch vụ|Khuyến|"
            r"Truyền thông|Chính trị|Bồi|Học|Hành|PVHCC|Phục|huyện|dịch vụ|văn)",
        ),
        Sense("Thông tư", after=NUMBER + r"|\s+(?:liên tịch|của Bộ)"),
        Sense("thị trấn", before=r"xã,|xã và|các xã,|phường,|thuộc"),
        Sense("thanh tra", before=r"kết luận|đoàn|kiểm tra,"),
        Sense("thể thao", before=r"thể dục,?|du lịch và"),
        Sense("thứ tự", before=r"số"),
        Sense("Trung tâm"),
    ),
    "PL": (
        Sense("Phụ lục", after=r"\s*(?:\d|[IVX]+\b|kèm)"),
        Sense("phát lại", before=r"chương trình|buổi|\("),
        Sense("pháp luật", sure=True),
    ),
    "Q": (
        Sense("Quyền", after=r"\.?\s*(?:Chủ|Giám|Trưởng|Bí|Chánh|Tổng|Cục|Viện|Hiệu)"),
        Sense("quận", after=r"\.?\s*(?:\d|[A-ZĐ])"),
    ),
    "VT": (
        Sense("văn thư", before=r"lưu:?"),
        Sense("viễn thông", before=r"công nghệ thông tin,?(?: -)?|bưu chính,?|tin học,?"),
        Sense("vận tải", before=r"giao thông|đơn vị|hợp tác xã|doanh nghiệp|xe"),
        Sense("văn thư"),
    ),
    "ATTT": (
        Sense("an toàn trật tự", before=r"an ninh,?|giữ gìn|bảo đảm an ninh,?"),
        Sense("an toàn thông tin", sure=True),
    ),
    "PCTN": (
        Sense("phòng, chống tệ nạn", after=r"\s+xã hội|XH"),
        Sense("phòng, chống tham nhũng", sure=True),
    ),
    "P": (
        Sense(
            "phòng",
            after=r"\.?\s*(?:\d{3}|(?!CT|GĐ|BT|TP|VP|TB)[A-ZĐ]{2}|Lao|Nội|Tài|Tư|Văn|"
            r"Giáo|Kinh|Y tế|Nông|Dân|họp)",
        ),
        Sense("phòng", before=r"phòng họp|phòng|tầng \w+,?|nhà \w+,?|khu \w+,?", after=r"\.?\s*\d"),
        Sense("Phó", after=r"\.\s*(?:Chủ|Giám|Trưởng|Bí|Chánh|Tổng|Cục|CT|GĐ|BT|TP|VP)"),
        Sense("phường", after=rf"\.?\s*(?:\d|[{UPPER}][{LOWER}])"),
    ),
    "MN": (
        Sense("mầm non", before=r"trường|lớp|giáo viên|bậc|cấp|ngành|học sinh|các trường"),
        Sense("miền núi", before=r"dân tộc thiểu số(?: và|,)?|trung du(?: và|,)?|vùng|tộc và"),
        Sense("mầm non", after=r"[, ]+(?:TH|tiểu|Hoa|Sơn|xã|thị)"),
        Sense("mầm non"),
    ),
    "TH": (
        Sense("tiểu học", before=r"trường|các trường|cấp|bậc|học sinh|giáo viên|mầm non,?"),
        Sense("tiểu học", after=r"[, &]+(?:và )?(?:\d+ )?(?:trường )?(?:THCS|THPT|trung học)"),
        Sense(
            "trường hợp",
            after=r"\s+(?:vi phạm|mắc|tử vong|nhiễm|bị|nào|khác|đặc biệt|nghi|không|dương|F0|đã)",
        ),
        Sense("truyền hình", before=r"phát thanh(?: và|,)?|truyền thanh(?: và|,)?|đài|sóng"),
        Sense("thực hiện", before=r"tổ chức|kết quả|kế hoạch|triển khai|kinh phí|năm"),
        Sense("trường hợp", before=r"các|những|số|có|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"),
        Sense("tổng hợp", before=r"phòng|văn phòng|báo cáo"),
        Sense("tiểu học"),
    ),
    "QL": (
        Sense("quốc lộ", after=r"[\s.]*\d"),
        Sense("quản lý", before=r"cán bộ|ban|công tác|phòng|cơ quan", sure=True),
        Sense("quản lý"),
    ),
    "ĐT": (
        Sense("đầu tư", before=r"vốn|chi"),
        Sense("đối tượng", before=rf"răn đe \w+|{COUNT}|bắt giữ|các", after=r"(?!\s*[.:(]?\s*\d)"),
        Sense("đường tỉnh", after=r"[\s.]*\d{3}[A-Z]?(?![\d,]|\.\d| tỷ| triệu)"),
        Sense("điện thoại", after=r"\s*(?:[.:]|\(|0\d|di động)"),
        Sense("Đào tạo", before=r"giáo dục(?: và|,)?|giáo dục -"),
        Sense("Đầu tư", before=r"kế hoạch(?: và|,)?|vốn|chủ|dự án|xúc tiến"),
        Sense("điện thoại", before=r"số|qua"),
        Sense("đầu tư"),
    ),
    "TL": (
        Sense("tỉnh lộ", after=r"[\s.]*\d"),
        Sense("thủy lợi", before=r"công trình|phòng|giao thông,?|kênh|chi cục"),
        Sense("Thừa lệnh", after=r"\."),
        Sense("thủy lợi"),
    ),
    "HL": (Sense("hương lộ", after=r"[\s.]*\d"), Sense("huyện lộ")),
    "ĐH": (
        Sense("đường huyện", after=r"[\s.]*\d{2,3}"),
        Sense(
            "đại hội", after=r"\s+(?:ĐB|[Đđ]ảng|đại biểu|[Cc]hi bộ|[Đđ]oàn|Hội|lần|[IVX]+(?!\w))"
        ),
        Sense("đại học", sure=True),
    ),
    "TM": (
        Sense("Thay mặt", after=r"\."),
        Sense("thương mại", before=r"dịch vụ,?|cổ phần|công ty|công nghiệp,?|xúc tiến"),
        Sense("thương mại", after=r"[ ,&-]+(?:DV|và|dịch)"),
        Sense("thương mại"),
    ),
    "KT": (
        Sense("kiểm tra", after=r"\s*[,-]?\s*GS(?!\w)"),
        Sense("Ký thay", after=r"\.\s*(?:CH|BỘ|GI|TR|Chủ|CT|Bộ)"),
        Sense("khai tử", before=r"khai sinh[^.;\n]{0,20}"),
        Sense("kinh tế", before=r"phát triển|phòng|mô hình|về|ngành|hộ"),
        Sense("kỹ thuật", before=r"khoa học,?|khoa học và|phòng kinh tế|cán bộ|hỗ trợ"),
        Sense("kiểm tra", before=r"thanh tra,?|ủy ban"),
        Sense("kinh tế"),
    ),
    "CA": (
        Sense(
            "Công an",
            after=rf"\s+(?:xã|huyện|tỉnh|thành|TP|viên|phường|thị|các|[{UPPER}][{LOWER}])",
        ),
        Sense("Công an", sure=True),
    ),
    "VOV": (
        Sense("Tiếng nói Việt Nam", before=r"đài|của đài"),
        Sense("Đài Tiếng nói Việt Nam", sure=True),
    ),
    "DV": (
        Sense("dịch vụ", before=r"thương mại,?|sản xuất|hợp tác xã|cung cấp|công ty"),
        Sense("Dân vận", before=r"tuyên giáo(?: và)?|ban|khối"),
        Sense("dịch vụ"),
    ),
    "SX": (Sense("sản xuất", sure=True),),
    "GD": (Sense("Giáo dục", sure=True),),
    "NN": (
        Sense("nông nghiệp", before=r"sản xuất|phòng|ngành|sở|hợp tác xã|trung tâm dịch vụ|vật tư"),
        Sense("Nhà nước", before=r"ngân sách|quản lý|vốn|cơ quan"),
        Sense("nông nghiệp"),
    ),
    "LS": (
        Sense("lãi suất", after=r"[\s:]*(?:\d|vay|cho vay|ưu đãi|tiền gửi|tiết kiệm|huy động)"),
        Sense("lịch sử", before=r"di tích|văn hóa,?|giá trị"),
        Sense("liệt sĩ", before=r"thương binh,?|gia đình|mộ|thân nhân|nghĩa trang", sure=True),
        Sense("liệt sĩ"),
    ),
    "ĐK": (
        Sense("đăng ký", before=r"mẫu|tờ khai|giấy|vốn|số|hạn"),
        Sense("điều kiện"),
    ),
    "TĐ": (Sense("thi đua"),),
    "VS": (Sense("vệ sinh", before=r"y tế,?|bảo hiểm"), Sense("vệ sinh")),
    "HT": (
        Sense("hiệu trưởng", before=r"phó|thầy|cô|ông|bà"),
        Sense("hội trường", before=r"tại|địa điểm:?|ở|trong"),
        Sense("hội trường", after=r"\s+(?:UBND|tầng|lớn|[Tt]rung tâm|TT|Huyện|Đảng|HĐND|nhà|thôn)"),
        Sense("hoàn thành", after=r"\s+(?:tốt|xuất sắc|nhiệm vụ|KH|chỉ tiêu|kế hoạch)"),
        Sense("hè thu", before=r"lúa|vụ|ngô|đông xuân,?"),
        Sense("hệ thống", after=r"\s+(?:truyền thanh|loa|điện|nước|chính trị|thủy lợi|cấp)"),
        Sense("hỗ trợ"),
    ),
    "QS": (Sense("quân sự", sure=True),),
    "CB": (
        Sense("Chi bộ", before=r"bí thư|đại hội|sinh hoạt|cấp ủy|chi ủy"),
        Sense("Cao Bằng", before=r"tỉnh|Bắc Kạn,?|Thái Nguyên,?"),
        Sense("cán bộ", sure=True),
    ),
    "TQ": (
        Sense("Tổ quốc", before=r"mặt trận|an ninh|bảo vệ"),
        Sense("Trung Quốc", before=r"sang|bên|từ|nước|phía|biên giới|qua"),
        Sense("Trung Quốc"),
    ),
    "TTT": (
        Sense("thủy tinh thể", before=r"đục|mổ|phẫu thuật|thay"),
        Sense("Thanh tra tỉnh"),
    ),
    "PT": (Sense("phát triển"),),
    "CS": (
        Sense("cơ sở", before=r"đảng bộ,?|công đoàn|y tế"),
        Sense("cảnh sát", before=r"cục|đội|phòng|đồn"),
        Sense("cảnh sát"),
    ),
    "TV": (
        Sense("Thường vụ", after=r"[\s.]*(?:HU|TU|ĐU|Tỉnh|Huyện|Đảng|Thành)"),
        Sense("thành viên", before=r"các|ủy viên,?"),
        Sense("thành viên", before=rf"đồng chí|với(?: \w+){{1,3}}|có(?: {COUNT})+"),
        Sense("thành viên", after=r"\s+(?:UBND|BCĐ|[Bb]an|[Ủủ]y ban|HĐND|tổ)"),
        Sense("tử vong", before=r"không có|ca|trường hợp|bệnh nhân|mắc,?"),
        Sense("ti vi"),
    ),
    "KP": (
        Sense("khu phố", after=r"[\s.]*\d"),
        Sense("kinh phí"),
    ),
    "SN": (
        Sense("sinh năm", after=r"[\s:]*(?:19|20)\d\d"),
        Sense("sự nghiệp", after=r"[\s:]*[\d.,]+\s*(?:tr|tỷ|tỉ|đồng|đ(?!\w))"),
        Sense("sự nghiệp", before=r"vốn|kinh phí|nguồn|chi|ngân sách"),
        Sense("số nhà", after=r"[\s.]*\d"),
        Sense("sự nghiệp"),
    ),
    "TG": (
        Sense("thời gian", after=r"\s*:"),
        Sense("Tuyên giáo", before=r"ban"),
        Sense("thế giới", before=r"môi trường|dân số|sức khỏe|nước|vô địch|trên|của|kỷ lục"),
        Sense("thời gian"),
    ),
    "NC": (Sense("nâng cao", before=r"nông thôn mới"), Sense("nghiên cứu")),
    "DT": (
        Sense("di tích", before=r"xếp hạng|trùng tu|tu bổ|tôn tạo"),
        Sense("di tích", after=r"\s+(?:cấp|lịch sử|LS|quốc gia)"),
        Sense("dự toán", before=r"phần trăm|đồng|vượt|so với|giao|bằng"),
        Sense("doanh thu", before=r"(?:kinh doanh|sản phẩm|hợp tác xã|doanh nghiệp)[^.;\n]{0,60}"),
        Sense("doanh thu", after=r"\s+(?:từ|ước|bình quân|hằng năm|hàng năm|bán hàng|tính thuế)"),
        Sense("dự toán", after=r"\s+(?:HĐND|tỉnh giao|huyện giao|được giao|giao|thu|chi|năm)"),
        Sense("diện tích", after=r"[\s:]*(?:\d|tự nhiên|đất|gieo|rừng)"),
        Sense("dân tộc", before=r"phòng|ban|đồng bào|nội trú", after=""),
        Sense("dân tộc"),
    ),
    "KV": (Sense("khu vực", sure=True),),
    "BĐ": (Sense("báo động", sure=True),),
    "TTLĐ": (
        Sense("tuyên truyền lưu động", before=r"buổi|đội|xe|tổ chức"),
        Sense("thị trường lao động", sure=True),
    ),
    "LL": (
        Sense("lực lượng", before=r"xây dựng|huấn luyện|các|huy động|chỉ huy|của"),
        Sense("lực lượng", after=r"\s+(?:DQ|DB|CA|[Cc]ông an|dân quân|vũ trang|tại chỗ|nòng cốt)"),
        Sense("lực lượng"),
    ),
    "SK": (
        Sense("sức khỏe", before=r"khám|chăm sóc|giấy|kiểm tra|tư vấn|hồ sơ"),
        Sense("sức khỏe", after=r"\s+(?:định kỳ|sinh sản|học|cho|nhân dân)"),
        Sense("sáng kiến"),
    ),
    "CD": (Sense("công dân", before=r"loại[^.;\n]{0,20}"), Sense("xê đê", sure=True)),
    "TTB": (Sense("Tây Tây Bắc", before=r"hướng|phía"), Sense("trang thiết bị", sure=True)),
    "TTN": (Sense("Tây Tây Nam", before=r"hướng|phía"), Sense("thanh thiếu niên", sure=True)),
    "BTB": (
        Sense("Bắc Tây Bắc", before=r"hướng|phía"),
        Sense("Bắc Trung Bộ", sure=True),
    ),
    "NST": (
        Sense("ngày sau trồng", before=COUNT),
        Sense("ngân sách tỉnh", sure=True),
    ),
    "HTND": (
        Sense("hỗ trợ nông dân", before=r"quỹ|ban điều hành quỹ|nguồn"),
        Sense("hội thẩm nhân dân", sure=True),
    ),
    "BH": (
        Sense("bảo hiểm", before=r"mũ|đội mũ|mua|tham gia|đóng|loại hình|phí"),
        Sense("bảo hiểm"),
    ),
    "LP": (
        Sense("lãng phí", before=r"tham nhũng,?|phòng, chống|chống"),
        Sense("lệ phí", sure=True),
    ),
    "HC": (Sense("hành chính", sure=True),),
    "TTDS": (
        Sense("truyền thông dân số", before=r"công tác|ngày|hoạt động|buổi"),
        Sense("tố tụng dân sự", sure=True),
    ),
    "TX": (
        Sense("thường xuyên", before=r"chi|giáo dục|ngân sách|kinh phí|học|nguồn"),
        Sense("thị xã", sure=True),
    ),
    "GS": (
        Sense("giám sát", before=r"kiểm tra,?|thanh tra,?|tư vấn|đoàn|công tác"),
        Sense("giáo sư", sure=True),
    ),
    "ĐX": (Sense("đông xuân", before=r"lúa|vụ|ngô|rau"), Sense("đông xuân")),
    "SC": (
        Sense("sơ cấp", before=r"lớp|trình độ|nghề|hệ"),
        Sense("sửa chữa", after=r"\s+(?:nhà|đường|lớn|điện|cầu)"),
        Sense("sơ cấp"),
    ),
    "YS": (Sense("y sĩ", sure=True),),
    "BN": (Sense("Bắc Ninh", before=r"tỉnh"), Sense("bệnh nhân", sure=True)),
    "GC": (
        Sense("gia cầm", before=r"gia súc,?|đàn|con[;,.]|cúm"),
        Sense("gia cầm"),
    ),
    "DL": (
        Sense("dương lịch", before=r"ngày[^.;\n]{3,90}|tháng \w+"),
        Sense("du lịch", sure=True),
    ),
    "TS": (
        Sense("tài sản", before=r"chiếm đoạt|trộm cắp|kê khai|thiệt hại|quản lý|đấu giá|thanh lý"),
        Sense("tài sản", before=r"mua sắm|nhà và|người và|tiền,?|tiền và|cướp|hủy hoại|tổng|trộm"),
        Sense("thủy sản", before=r"lâm(?: nghiệp)?,?(?: và)?|nuôi trồng|nuôi|chế biến|sản lượng"),
        Sense(
            "thí sinh", before=rf"{COUNT}|các|số", after=r"\s+(?:dự|đăng|tự do|trúng|thi|đạt|vắng)"
        ),
        Sense("tuyển sinh", before=r"hội đồng|chỉ tiêu|công tác|thông báo|quy chế"),
        Sense("tiến sĩ", sure=True),
    ),
    "BB": (
        Sense("bệnh binh", before=r"thương binh,?(?: và)?|liệt s[ĩỹ],?|anh hùng,?|gia đình|con"),
        Sense("bắt buộc", before=r"bảo hiểm xã hội|bảo hiểm"),
        Sense("Biên bản", sure=True),
    ),
    "CM": (
        Sense("chuyên môn", before=r"trình độ|tổ|cơ quan|phòng|tổ trưởng|sinh hoạt|công tác"),
        Sense("cách mạng", sure=True),
    ),
    "ĐCT": (
        Sense("Đảng chính thức", before=r"chuyển|công nhận|xét chuyển|xét"),
        Sense("Đoàn Chủ tịch", sure=True),
    ),
    "PH": (
        Sense("phòng hộ", before=r"rừng|đất rừng|sản xuất,?"),
        Sense("phụ huynh", before=r"các|hội|họp|quý"),
        Sense("pê hát", sure=True),
    ),
    "ĐD": (
        Sense("đặc dụng", before=r"rừng|phòng hộ,?"),
        Sense("điều dưỡng", before=rf"{COUNT}|bác sĩ,?|y sĩ,?|y tá,?"),
        Sense("đại diện"),
    ),
    "HA": (
        Sense("huyết áp", before=r"đo|chỉ số|tăng|hạ|kiểm tra"),
        Sense("hát a"),
    ),
    "VK": (
        Sense("vũ khí", before=r"giao nộp|tàng trữ|quản lý|thu hồi|các loại|sử dụng"),
        Sense("vũ khí", after=r"\s*,?\s*(?:VLN|vật liệu)"),
        Sense("vi khuẩn", before=r"nhiễm|do|vi rút,?"),
        Sense("vũ khí"),
    ),
    "ĐL": (
        Sense("địa lý", before=r"môn|lịch sử(?: và|,)?|vị trí|chỉ dẫn"),
        Sense("điện lực", before=r"công ty|ngành|đội"),
        Sense("Đà Lạt", before=r"thành phố"),
        Sense("địa lý"),
    ),
    "UI": (Sense("đơn vị", sure=True),),
    "TTK": (
        Sense("tổ tiết kiệm", after=r"\s*(?:&|và)"),
        Sense("Tổng Thư ký", sure=True),
    ),
    "THT": (
        Sense("tụ huyết trùng", after=r"\s+(?:trâu|lợn|gia súc|gia cầm)"),
        Sense("tụ huyết trùng", before=r"long móng,?(?: và)?|vắc xin|bệnh|tiêm|liều|dịch"),
        Sense("tổ hợp tác", sure=True),
    ),
    "UV": (
        Sense("u vê", before=r"tia|chỉ số"),
        Sense("uốn ván", before=r"tiêm|tiêm phòng|vắc xin|mũi|phòng bệnh|bạch hầu,?(?: -)?"),
        Sense("uốn ván", after=r"\s+(?:mũi|đủ|sơ sinh|cho (?:phụ nữ|thai))"),
        Sense("Ủy viên", sure=True),
    ),
    "CK": (
        Sense("chung kết", before=r"trận|vòng|đêm|vào"),
        Sense("chuyển khoản", before=r"hoặc|bằng|nộp|nội dung"),
        Sense("cùng kỳ", sure=True),
    ),
    "CH": (Sense("xê hát", after=r"\s*Play"), Sense("cửa hàng")),
    "SS": (Sense("so sánh", before=r"giá"), Sense("so sánh")),
    "NS": (
        Sense("ngân sách", before=r"thu|chi|vốn|nguồn|dự toán"),
        Sense(
            "năng suất", after=r"[\s:]*(?:ước |đạt )*[\d.,]+\s*(?:tạ|tấn|kg)|\s+(?:lúa|ngô|bình)"
        ),
        Sense("ngân sách"),
    ),
    "NK": (
        Sense("nhiệm kỳ", after=r"\s*\d{4}"),
        Sense("nhập khẩu", before=r"xuất|hàng"),
        Sense("nhiệm kỳ"),
    ),
    "BKS": (
        Sense("biển kiểm soát", after=r"[\s:]*\d"),
        Sense("biển kiểm soát", before=r"xe|mang"),
        Sense("Ban Kiểm soát"),
    ),
    "TN": (
        Sense("Thái Nguyên", before=r"tỉnh|cao tốc|báo|đài|truyền hình"),
        Sense("Thái Nguyên", after=r"\s*[-–]\s*(?:CB|BK|LS|BN|HN)(?!\w)"),
        Sense("Tây Nam", before=r"gió|hướng", after=r"(?!\s*[-–])"),
        Sense("thu nhập", before=r"tiêu chí(?: số)?(?: \w+){0,2} ?\(?"),
        Sense("tự nguyện", before=r"bảo hiểm xã hội"),
        Sense("thanh niên", before=COUNT),
        Sense("tốt nghiệp", before=r"thi|kỳ thi|bằng|xét"),
        Sense("Thanh niên", before=r"đoàn|hội|huyện đoàn|bí thư đoàn|tổ chức đoàn"),
        Sense("tài nguyên", before=r"sở|phòng|khoáng sản,?", after=r"[ ,]*(?:MT|môi|và)"),
        Sense("Thanh niên"),
    ),
    "CN": (
        Sense("chủ nhật", before=r"thứ (?:hai|ba|tư|năm|sáu|bảy)[,;]?(?: và| đến)?|ngày|tối|sáng"),
        Sense("chủ nhật", before=r"chiều|nghỉ|trừ|thứ \w+[^.;\n]{0,20} (?:đến hết|đến|hết|và)"),
        Sense("chi nhánh", before=r"banh|ngân hàng(?: \w+){0,6}|công ty(?: \w+){0,4}"),
        Sense("công nhân", after=r"\s+(?:[Cc]ông ty|[Nn]hà máy|[Xx]í nghiệp|lao động|may|vệ sinh)"),
        Sense("cử nhân", after=rf"\.[ ]?[{UPPER}]"),
        Sense("chăn nuôi", before=r"ngành|hộ|trồng trọt,?", after=r"[ ,]*(?:thú|TY|và thú)"),
        Sense("công nghiệp", before=r"khu|cụm|sản xuất|ngành|giá trị"),
        Sense("công nhân", before=r"tháng|anh chị em|các|giai cấp"),
        Sense("công nghiệp"),
    ),
    "ND": (
        Sense("Nông dân", before=r"hội|chủ tịch hội"),
        Sense("nội dung", before=r"các|những|triển khai"),
        Sense("nhân dân"),
    ),
    "HV": (
        Sense("học viên", before=r"(?:lớp|nghề|trung tâm|sơ cấp|đào tạo|khóa học)[^.;\n]{0,50}"),
        Sense("học viên", before=r"các"),
        Sense("hội viên"),
    ),
    "ĐV": (
        Sense("đoàn viên", before=r"đoàn|thanh niên|công đoàn"),
        Sense("đảng viên", before=r"đảng|chi bộ|cán bộ,?|kết nạp"),
        Sense("đơn vị", after=r"\s*:"),
        Sense("đảng viên"),
    ),
    "ĐB": (
        Sense("Đông Bắc", before=r"gió|hướng"),
        Sense("đồng bào", before=r"vùng|hỗ trợ", after=r"\s+(?:DT|dân)"),
        Sense("đồng bằng", after=r"\s+(?:sông|Bắc)"),
        Sense("đại biểu", before=r"các|quốc hội|hội đồng nhân dân|đại hội|\w+ mươi|\w+ trăm"),
        Sense("đại biểu"),
    ),
    "BT": (
        Sense("Bí thư", before=r"phó|đồng chí|ông|bà"),
        Sense("Bí thư", after=r"\s+(?:Đảng|chi|Chi|Huyện|Tỉnh|Đoàn|HU|TU|ĐU|đoàn)"),
        Sense("Bí thư"),
    ),
    "BK": (
        Sense("Bắc Kạn", before=r"tỉnh|thành phố"),
        Sense("bằng khen", before=rf"{COUNT}|tặng|nhận"),
        Sense("Bắc Kạn"),
    ),
    "HN": (
        Sense("hộ nghèo", before=rf"tỷ lệ|số|giảm|giảm nghèo:|còn|{COUNT}|thoát"),
        Sense("hộ nghèo", after=r"[\s:]*\d|\s*[,;-]?\s*(?:và\s+)?(?:HCN|hộ|HTN|CN)"),
        Sense("hộ nghèo", before=r"rà soát|xóa|hỗ trợ|cho|danh sách|thuộc|là|các|chuẩn|diện"),
        Sense("hội nghị", before=r"tổ chức|dự|tại"),
        Sense("Hà Nội", before=r"thành phố"),
        Sense("Hà Nội"),
    ),
    "GĐ": (
        Sense("giai đoạn", after=r"\s*(?:\d{4}|[IVX]+\b)"),
        Sense("giám đốc", before=r"phó|ông|bà|tổng|đồng chí"),
        Sense("gia đình", before=r"hộ|các|chính sách"),
        Sense("gia đình"),
    ),
    "TK": (
        Sense("tiểu khu", before=r"khoảnh \w+,?|lô \w+,?", after=r"\s*\d"),
        Sense("thế kỷ", after=r"\s*[IVX]+\b"),
        Sense("tài khoản", after=r"\s*:?\s*\d{3}"),
        Sense("tài khoản", before=r"số|chuyển khoản|vào", after=r"\s*:?\s*\d*"),
        Sense("tiết kiệm", before=r"thực hành|gửi|vay vốn,?"),
        Sense("tài khoản"),
    ),
    "KL": (
        Sense("kiểm lâm", before=r"hạt|chi cục|công chức|cán bộ|trạm|lực lượng|đội"),
        Sense("kỷ luật", before=r"thi hành|xử lý|hình thức|bị|thi hành,?"),
        Sense("Kết luận", after=NUMBER),
        Sense("khối lượng", before=r"tổng"),
        Sense("Kết luận"),
    ),
    "PV": (Sense("phóng viên", sure=True),),
    "VB": (Sense("văn bản", sure=True),),
    "GV": (Sense("giáo viên", sure=True),),
    "KM": (
        Sense("kiểu mẫu", before=r"nông thôn mới(?: nâng cao,?)?(?: và)?"),
        Sense("ki lô mét", after=r"\s*\d"),
        Sense("khuyến mại"),
    ),
}
"""The ambiguous abbreviations; see the note of each in the field's list."""
