# ruff: noqa: E501 - one case a line
"""Measures, temperature, weather, percentages."""

from __future__ import annotations

from radio.domain.spoken import to_spoken
from tests.domain.spoken.cases import cases, hear


@cases("""
Diện tích tự nhiên của huyện là 545 km². | năm trăm bốn mươi lăm ki lô mét vuông
Xã rộng 113,373km2. | một trăm mười ba phẩy ba bảy ba ki lô mét vuông
Rừng trồng mới 2.391,7 ha. | hai nghìn ba trăm chín mươi mốt phẩy bảy héc ta
Tuyến đường dài 3,2km. | ba phẩy hai ki lô mét
Nhà văn hóa rộng 120m2. | một trăm hai mươi mét vuông
Bể nước 30m3 đã hoàn thành. | ba mươi mét khối
Hồ chứa 1.000m³ nước. | một nghìn mét khối
Đường làng rộng 3,5m. | ba phẩy năm mét
Cây cam giống cao 60cm. | sáu mươi xăng ti mét
Bé gái cao 1m05. | một mét năm
Lợn hơi nặng 95kg. | chín mươi lăm ki lô gam
Sản lượng đạt 6.514 tấn. | sáu nghìn năm trăm mười bốn tấn
Năng suất 52,3 tạ/ha. | năm mươi hai phẩy ba tạ một héc ta
Bón 15-20kg đạm cho một sào. | mười lăm đến hai mươi ki lô gam đạm
Bón lót 300-400kg phân chuồng/sào. | ba trăm đến bốn trăm ki lô gam phân chuồng một sào
Pha 20ml thuốc với 16 lít nước. | hai mươi mi li lít thuốc với mười sáu lít nước
Trạm biến áp 110kV ở Phủ Thông. | một trăm mười ki lô vôn
Điện áp 220V, công suất 5kW. | hai trăm hai mươi vôn, công suất năm ki lô oát
Tốc độ tối đa 60km/h. | sáu mươi ki lô mét trên giờ
Sóng phát ở tần số 96,5MHz. | chín mươi sáu phẩy năm mê ga hẹc
Âm lượng loa không quá 55 dBA. | năm mươi lăm đề xi ben a
Nồng độ cồn vượt 0,4 mg/lít khí thở. | không phẩy bốn mi li gam trên lít khí thở
Vượt 80mg/100ml máu. | tám mươi mi li gam trên một trăm mi li lít máu
Nhiệt độ cao nhất 39°C. | ba mươi chín độ xê
Đêm trời rét 9-12 độ C. | chín đến mười hai độ xê
Vùng cao có nơi -2°C. | âm hai độ xê
Ban ngày 33-35oC. | ba mươi ba đến ba mươi lăm độ xê
Lượng mưa 100-200mm, có nơi trên 350mm. | một trăm đến hai trăm mi li mét, có nơi trên ba trăm năm mươi mi li mét
Mưa 50mm/24h được coi là mưa to. | năm mươi mi li mét trên hai mươi tư giờ
Gió cấp 6-7, giật cấp 9. | cấp sáu đến bảy, giật cấp chín
Gió mạnh 118-149km/h. | một trăm mười tám đến một trăm bốn mươi chín ki lô mét trên giờ
Tâm bão ở 20,8 độ Vĩ Bắc. | hai mươi phẩy tám độ Vĩ Bắc
Tâm bão ở 19,9N-111,5E. | mười chín phẩy chín độ vĩ Bắc, một trăm mười một phẩy năm độ kinh Đông
Tỷ lệ hộ nghèo còn 26,31%. | hai mươi sáu phẩy ba mươi mốt phần trăm
Mỗi năm giảm 2-2,5%. | hai đến hai phẩy năm phần trăm
Hỗ trợ 70%-100% mức đóng. | bảy mươi phần trăm đến một trăm phần trăm mức đóng
Lãi suất 6,6%/năm. | sáu phẩy sáu phần trăm một năm
Đạt 105 % kế hoạch giao. | một trăm linh năm phần trăm kế hoạch
Độ mặn là 4‰ ở cửa sông. | bốn phần nghìn
Pha thuốc 1/2kg cho một bể. | một phần hai ki lô gam
Điện thoại lưu được 16GB. | mười sáu gi ga bai
Trạm 2x50MVA cấp điện cho huyện. | hai nhân năm mươi mê ga vôn am pe
Kiểm tra đường đoạn km 18+200. | ki lô mét mười tám cộng hai trăm
Hồ chứa có dung tích 1,2 triệu m3. | một phẩy hai triệu mét khối.
Sản lượng điện đạt 3,5 tỷ kWh. | ba phẩy năm tỷ ki lô oát giờ
Toàn tỉnh trồng 12 nghìn ha rừng. | mười hai nghìn héc ta rừng
Đơn vị tính: m2. | Đơn vị tính: mét vuông.
Bão di chuyển 20km/giờ. | hai mươi ki lô mét trên giờ
Lưu lượng xả lũ 350 m3/giây. | ba trăm năm mươi mét khối trên giây
Đường huyết lúc đói 126 mg/dL. | mi li gam trên đề xi lít
Trẻ từ 6 - <12 tháng uống một viên. | sáu đến dưới mười hai tháng
Dư nợ tăng 34 tỷ đồng (+8,2%). | (cộng tám phẩy hai phần trăm)
Sai lệch cho phép +/- 3%. | cộng trừ ba phần trăm
Cần gấp nhóm máu O+ và A-. | O cộng và A trừ.
Cấm xe trên 10T qua ngầm tràn. | xe trên mười tấn qua
Trạm đo đặt ở 22°08'N, 105°50'E. | hai mươi hai độ tám phút vĩ Bắc, một trăm linh năm độ năm mươi phút kinh Đông
Tâm bão ở 18,5N; 112,3E. | mười tám phẩy năm độ vĩ Bắc, một trăm mười hai phẩy ba độ kinh Đông
Cháu bé 3t bị sốt cao. | ba tuổi bị
Bà Hoàng Thị N (60t) neo đơn. | (sáu mươi tuổi) neo
Xe chở hàng nặng 3t. | nặng ba tấn
Kè dài 1.250 md. | một nghìn hai trăm năm mươi mét dài
Thép Ø10 và Ø12. | Thép phi mười và phi mười hai
Trời nhiều mây, 18/28°C. | mười tám đến hai mươi tám độ xê
Gửi tiết kiệm kỳ hạn 6-12T. | kỳ hạn sáu đến mười hai tháng
Cống tròn 2Φ100. | hai phi một trăm
Người đủ 80t được trợ cấp. | đủ tám mươi tuổi
Vùng nguy hiểm: 15,0°–19,0°N; 108,5°–113,5°E. | mười lăm phẩy không đến mười chín phẩy không độ vĩ Bắc, một trăm linh tám phẩy năm đến một trăm mười ba phẩy năm độ kinh Đông
Pin 12V-30Ah cho cụm loa. | mười hai vôn, ba mươi am pe giờ
Huyết áp trên 140/90 mmHg là cao. | một trăm bốn mươi trên chín mươi mi li mét thủy ngân
Dầm cầu chịu tải trọng HL93. | tải trọng hát e lờ chín mươi ba
Mực nước sông ở mức 136,8 ± 0,1 m. | một trăm ba mươi sáu phẩy tám cộng trừ không phẩy một mét
Phụ nữ có thai tiêm UV2+ đạt 94%. | u vê hai cộng đạt
Không chăn thả trâu bò khi dưới 12°C; cho ăn 4-6kg cỏ khô/con/ngày. | bốn đến sáu ki lô gam cỏ khô một con một ngày
""")
def test_measures(written: str, said: str) -> None:
    hear(written, said)


def test_a_weight_that_may_be_an_age_is_flagged() -> None:
    (flag,) = to_spoken("Danh sách ghi 40t.").flags

    assert flag.suggestions == ("bốn mươi tấn", "bốn mươi tuổi")
