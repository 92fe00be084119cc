package extract_test

// vietnamese are titles and words as sites in Vietnamese write them.
var vietnamese = titleWords{
	lang: "vi", form: "02/01/2006 15:04", places: "Nhật Bản|Trung Quốc|Hà Nội, Việt Nam|Đà Nẵng, Việt Nam|Nhật Bản", known: "Lịch sử đăng nhập", neutral: "Trang của tôi", signedIn: "Đăng nhập",
	titles: `Lịch sử đăng nhập tài khoản|Lịch sử đăng nhập của bạn|Lịch sử đăng nhập của tôi|Lịch sử truy cập tài khoản|Lịch sử kết nối|Lịch sử phiên|Lịch sử xác thực|Lịch sử sử dụng tài khoản|10 lần đăng nhập gần nhất|Các lần đăng nhập gần đây|Những lần đăng nhập gần đây|Các lần đăng nhập trong 30 ngày qua|Lần đăng nhập trước|Lần đăng nhập cuối|Đăng nhập lần cuối|Lần truy cập gần nhất|Lần truy cập cuối|Truy cập gần đây|
		Danh sách đăng nhập|Danh sách truy cập|Thông tin đăng nhập gần đây|Thống kê đăng nhập|Tra cứu lịch sử đăng nhập|Tra cứu đăng nhập|Chi tiết đăng nhập|Nhật ký đăng nhập hệ thống|Nhật ký truy cập tài khoản|Nhật ký xác thực|Nhật ký phiên|Hoạt động đăng nhập gần đây|Hoạt động truy cập|Hoạt động của tài khoản|Hoạt động tài khoản gần đây|Ai đã đăng nhập vào tài khoản của tôi?|Ai đã truy cập tài khoản của bạn?|Có phải bạn không?|
		Bạn có nhận ra các lần đăng nhập này không?|Nơi bạn đã đăng nhập|Bạn đã đăng nhập ở đâu|Vị trí đăng nhập|Địa điểm đăng nhập|Thời gian và địa điểm đăng nhập|Đăng nhập thất bại|Các lần đăng nhập thất bại|Đăng nhập bất thường|Đăng nhập đáng ngờ|Lịch sử đăng nhập ngân hàng điện tử|Đăng nhập Internet Banking|Đăng nhập quản trị|Lịch sử đăng nhập quản trị viên|Đăng nhập SSH|Đăng nhập webmail|Lịch sử truy cập hộp thư|Lịch sử đăng nhập game|Đăng nhập và đăng xuất|Lịch sử đăng nhập/đăng xuất|Bảo mật: đăng nhập gần đây|Lịch sử ra vào tài khoản|Số lần đăng nhập gần đây`,
	devices: `Thiết bị đang đăng nhập|Thiết bị đã đăng nhập vào tài khoản|Các thiết bị đã đăng nhập|Các thiết bị của bạn|Thiết bị của tôi|Thiết bị đã kết nối|Thiết bị đang kết nối|Thiết bị được kết nối|Thiết bị liên kết|Thiết bị đáng tin cậy|Thiết bị tin cậy|Thiết bị được ủy quyền|Thiết bị đã đăng ký|Danh sách thiết bị|
		Thiết bị truy cập tài khoản|Thiết bị đã sử dụng|Nơi bạn đang đăng nhập|Nơi bạn đã đăng nhập|Phiên làm việc|Các phiên đăng nhập|Các phiên hoạt động|Tất cả các phiên|Quản lý phiên|Quản lý đăng nhập`,
	heads: `
		s:Thời điểm đăng nhập|i:Địa chỉ IP đăng nhập|r:Kết quả đăng nhập
		t:Ngày giờ (GMT+7)|i:Từ đâu|v:Trình duyệt sử dụng
		s:Giờ truy cập|i:IP truy cập|r:Trạng thái đăng nhập
		t:Khi nào|i:Từ|v:Bằng thiết bị
		s:Ngày truy cập|i:Địa chỉ nguồn|w:Kênh truy cập
		t:Dấu thời gian|i:Địa chỉ IP nguồn|r:Thành công
		s:Lần đăng nhập|i:IP máy|v:Máy
		d:Ngày đăng nhập|c:Giờ đăng nhập|i:Địa chỉ IP|w:Kênh
		s:Ngày giờ đăng nhập|i:IP máy khách|r:Tình trạng đăng nhập
		t:Thời gian sự kiện|i:IP|w:Loại đăng nhập|r:Kết quả
		s:Thời gian đăng nhập gần nhất|i:Địa chỉ IP|p:Địa điểm đăng nhập
		s:Thời gian xác thực|i:Địa chỉ mạng|r:Kết quả xác thực
		t:Ngày - giờ|i:Địa chỉ|v:Thiết bị sử dụng
		t:Bắt đầu phiên|i:Máy trạm|w:Kiểu kết nối
		t:Thời gian|i:Số IP|p:Vị trí gần đúng`,
	success: `Thành công|Đăng nhập thành công|Truy cập thành công|Xác thực thành công|Đã đăng nhập|Đã xác thực|Hợp lệ|Cho phép|Được phép|Được chấp nhận|Chấp nhận|Đã duyệt|Hoàn tất|Đã hoàn thành|Mật khẩu đúng|Đúng mật khẩu|OK|Bình thường|Đã cho phép|Success`,
	failure: `Thất bại|Không thành công|Đăng nhập thất bại|Đăng nhập không thành công|Đăng nhập lỗi|Lỗi|Lỗi đăng nhập|Lỗi xác thực|Xác thực thất bại|Xác thực không thành công|Sai mật khẩu|Mật khẩu sai|Mật khẩu không đúng|Mật khẩu không chính xác|Nhập sai mật khẩu|Sai tên đăng nhập|Sai tài khoản|Sai tài khoản hoặc mật khẩu|Tài khoản không tồn tại|Người dùng không tồn tại|Không hợp lệ|Bị từ chối|Từ chối|Từ chối truy cập|Sai mã PIN|Không được phép|
		Bị chặn=blocked|Đã chặn=blocked|Đã bị chặn=blocked|Bị khóa=blocked|Tài khoản bị khóa=blocked|Đã khóa=blocked|Bị ngăn chặn=blocked|Sai mã OTP=challenged|Mã OTP không đúng=challenged|Sai mã xác thực=challenged|Chưa xác minh=challenged|Yêu cầu xác minh=challenged|Xác minh không thành công=challenged`,
	ways:      `Trình duyệt=web|Trình duyệt web=web|Trang web=web|Website=web|Web=web|Internet Banking=web|Ngân hàng trực tuyến=web|Webmail=web|Ứng dụng=app|Ứng dụng di động=app|App=app|Điện thoại=app|Mobile Banking=app|IMAP=imap|POP3=pop|SMTP=smtp|Ứng dụng email=mail|Phần mềm email=mail|FTP=other|SSH=other|API=other|VPN=other`,
	sentences: `{t} Đăng nhập từ {a}|Đã đăng nhập lúc {t} từ {a}|{t}: đăng nhập từ {p} ({a})|{t} Bạn đã đăng nhập từ {a}|{t} Người dùng taro đăng nhập từ {a}|{t} Đăng nhập thất bại từ {a}=failure|{t} Sai mật khẩu, IP {a}=failure|{t} Đăng nhập mới bằng Chrome từ {a}|{t} Đăng nhập thành công, địa chỉ IP {a}|{t} Truy cập tài khoản của bạn từ {a}|{t} Thiết bị mới đăng nhập {a}`,
	others:    `Đăng xuất|Đã đăng xuất|Thoát|Tự động đăng xuất|Hết phiên|Phiên hết hạn|Đổi mật khẩu|Thay đổi mật khẩu|Đặt lại mật khẩu|Đổi email|Cập nhật hồ sơ|Cập nhật địa chỉ|Chuyển tiền|Truy vấn số dư|Bật xác thực hai bước|Thay đổi cài đặt|Xóa tệp|Đổi số điện thoại`,
	negatives: `order:Đơn hàng của tôi|order:Lịch sử mua hàng|order:Sản phẩm đã mua|download:Lịch sử tải xuống|download:Tệp đã tải|mail:Thư đã gửi|mail:Hộp thư đến|mail:Thư rác|pay:Hóa đơn của tôi|pay:Lịch sử giao dịch|pay:Sao kê tài khoản|pay:Lịch sử thanh toán|post:Bài viết của tôi|post:Bình luận gần đây|post:Bài đăng diễn đàn|visit:Thống kê truy cập website|visit:Lượt truy cập trang web|visit:Lượt xem trang|visit:Khách truy cập trang của bạn|
		fw:Nhật ký tường lửa|fw:Lưu lượng mạng|fw:Kết nối bị chặn|dhcp:Danh sách DHCP|dhcp:Thiết bị trong mạng|dns:Bản ghi DNS|key:Khóa API|key:Khóa truy cập|key:Mật khẩu ứng dụng|key:Khóa SSH|key:Mã truy cập|vault:Mật khẩu đã lưu|vault:Kho mật khẩu|ship:Theo dõi đơn hàng|ship:Tình trạng giao hàng|call:Lịch sử cuộc gọi|call:Chi tiết cuộc gọi|point:Lịch sử điểm thưởng|point:Điểm của tôi|cal:Lịch hẹn|change:Ghi chú phát hành|change:Lịch sử phiên bản|
		help:Cách xem lịch sử đăng nhập|help:Lịch sử đăng nhập là gì?|mon:Giám sát trang đăng nhập|mon:Giám sát máy chủ|user:Danh sách khách hàng|user:Thành viên|server:Máy chủ của tôi|watch:Lịch sử xem|watch:Đã xem gần đây|print:Lịch sử in|book:Đặt chỗ của tôi|door:Lịch sử ra vào tòa nhà|backup:Bản sao lưu|search:Lịch sử tìm kiếm|purch:Ứng dụng đã mua|ban:Địa chỉ IP bị chặn|ban:Danh sách đen|stock:Kiểm kê thiết bị`,
}
