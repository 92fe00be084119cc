package extract_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"ashiato/wasm/extract"
	"ashiato/wasm/page/saved"
	"ashiato/wasm/vocabulary"
	"ashiato/wasm/vocabulary/names"
)

// otherPage is a kind of page that is no login history: its titles in the languages of the matrix, in their order, and the cells of a row after the time.
type otherPage struct {
	name, titles string
	cells        []string
	labels       string // of the columns after the time, the same for all languages as applications that are not translated show them; "" for none
}

// otherPages have times, and some of them addresses, devices and results.
var otherPages = []otherPage{
	{"orders", "注文履歴|Order history|订单记录|訂單記錄|주문 내역|Bestellungen|Historique des commandes|Historial de pedidos|Histórico de pedidos|Cronologia ordini|История заказов|Lịch sử đơn hàng", []string{"AB-1029", "USB cable", "¥1,980", "OK"}, ""},
	{"inbox", "受信トレイ|Inbox|收件箱|收件匣|받은편지함|Posteingang|Boîte de réception|Bandeja de entrada|Caixa de entrada|Posta in arrivo|Входящие|Hộp thư đến", []string{"info@shop.example", "Your invoice"}, ""},
	{"deliveries", "配送状況|Delivery tracking|物流信息|物流資訊|배송 조회|Sendungsverfolgung|Suivi de livraison|Seguimiento de envío|Rastreamento de entrega|Tracciamento spedizione|Отслеживание доставки|Theo dõi giao hàng", []string{"Tokyo, Japan", "OK"}, ""},
	{"downloads", "ダウンロード履歴|Download history|下载记录|下載紀錄|다운로드 기록|Downloads|Historique des téléchargements|Historial de descargas|Histórico de downloads|Cronologia download|История загрузок|Lịch sử tải xuống", []string{"report.pdf", "2.4 MB", "Chrome / Windows"}, ""},
	{"page visits", "アクセス解析|Site visitors|网站访问统计|網站訪客|방문자 통계|Besucherstatistik|Visiteurs du site|Visitantes del sitio|Visitantes do site|Visitatori del sito|Посетители сайта|Khách truy cập trang web", []string{"/item/12", "203.0.113.7", "Chrome / Windows"}, "Page|IP|Browser"},
	{"doors", "入退室記録|Door access log|门禁记录|門禁紀錄|출입 기록|Türprotokoll|Journal des portes|Registro de puertas|Registro de portas|Registro delle porte|Журнал дверей|Nhật ký cửa", []string{"Gate 2", "Badge 4411", "Granted"}, "Door|Badge|Result"},
	{"firewall", "ファイアウォールログ|Firewall log|防火墙日志|防火牆日誌|방화벽 로그|Firewall-Protokoll|Journal du pare-feu|Registro del cortafuegos|Registro do firewall|Registro firewall|Журнал брандмауэра|Nhật ký tường lửa", []string{"203.0.113.7", "198.51.100.2", "443", "DROP"}, "Source|Destination|Port|Action"},
	{"payments", "お支払い履歴|Payment history|支付记录|付款紀錄|결제 내역|Zahlungen|Historique des paiements|Historial de pagos|Histórico de pagamentos|Cronologia pagamenti|История платежей|Lịch sử thanh toán", []string{"Visa 4242", "€12.00", "Success"}, ""},
	{"bookings", "予約一覧|Your bookings|预订记录|預訂紀錄|예약 내역|Buchungen|Réservations|Reservas|Reservas|Prenotazioni|Бронирования|Đặt chỗ", []string{"Kyoto, Japan", "2", "OK"}, ""},
	{"comments", "コメント一覧|Comments|评论|留言|댓글|Kommentare|Commentaires|Comentarios|Comentários|Commenti|Комментарии|Bình luận", []string{"taro", "Nice article", "203.0.113.7"}, ""},
	{"tickets", "お問い合わせ履歴|Support tickets|工单|客服案件|문의 내역|Support-Tickets|Tickets d'assistance|Tickets de soporte|Chamados de suporte|Ticket di assistenza|Обращения в поддержку|Phiếu hỗ trợ", []string{"#4411", "Cannot print", "Closed"}, ""},
	{"shared links", "共有リンクの利用状況|Shared link activity|共享链接记录|共用連結紀錄|공유 링크 기록|Zugriffe auf freigegebene Dateien|Accès aux liens de partage|Accesos a enlaces compartidos|Acessos a links compartilhados|Accessi ai link condivisi|Доступ к общим ссылкам|Truy cập liên kết chia sẻ", []string{"report.pdf", "203.0.114.7", "OK"}, "File|IP|Result"},
	{"courses", "講座の申込状況|Course enrolments|课程报名记录|課程報名紀錄|강좌 신청 내역|Anmeldungen zum Kurs|Inscriptions aux cours|Inscripciones a cursos|Inscrições em cursos|Iscrizioni ai corsi|Регистрация на курсы|Đăng ký khóa học", []string{"Weber, A.", "OK"}, "Participant|Status"},
	{"passkeys", "パスキー|Passkeys|通行密钥|通行金鑰|패스키|Passkeys|Clés d'accès|Claves de acceso|Chaves de acesso|Passkey|Ключи доступа|Khóa truy cập", []string{"iCloud Keychain", "Safari / iPhone"}, ""},
	{"passwords", "保存したパスワード|Saved passwords|已保存的密码|已儲存的密碼|저장된 비밀번호|Gespeicherte Passwörter|Mots de passe enregistrés|Contraseñas guardadas|Senhas salvas|Password salvate|Сохраненные пароли|Mật khẩu đã lưu", []string{"Bank login", "ruth"}, "Name|User"},
	{"watched machines", "サーバー監視|Server monitoring|服务器监控|伺服器監控|서버 모니터링|Serverüberwachung|Surveillance du serveur|Supervisión del servidor|Monitoramento do servidor|Monitoraggio server|Мониторинг сервера|Giám sát máy chủ", []string{"203.0.114.20", "OK"}, "IP|Status"},
	{"traffic", "通信ログ|Traffic log|流量日志|流量日誌|트래픽 로그|Verkehrsprotokoll|Journal du trafic|Registro de tráfico|Registro de tráfego|Registro del traffico|Журнал трафика|Nhật ký lưu lượng", []string{"192.168.1.20", "203.0.114.9", "443"}, "Source|Destination|Port"},
	{"changes", "更新履歴|Changelog|更新日志|更新日誌|업데이트 내역|Änderungsprotokoll|Journal des modifications|Registro de cambios|Registro de alterações|Registro delle modifiche|История изменений|Nhật ký thay đổi", []string{"v2.4.0", "Fixed a crash on Windows"}, ""},
}

// Other pages in every language and in several layouts have no sign-ins.
func TestMatrixOfOtherPages(t *testing.T) {
	words := vocabulary.NewSource(names.Table())
	for _, kind := range otherPages {
		titles := strings.Split(kind.titles, "|")
		t.Run(kind.name, func(t *testing.T) {
			t.Parallel()
			for i, w := range tongues() {
				for layout := range 4 {
					form := w.full[layout%len(w.full)]
					p, err := saved.Parse([]byte(kind.page(&w, titles[i], layout, form)))
					if err != nil {
						t.Fatal(err)
					}
					o := options()
					o.Zone, o.Words = time.UTC, words.For(p.Lang, nil)
					if r := extract.Read(p, o); len(r.SignIns) > 0 {
						t.Errorf("%s, layout %d, %s: %d sign-ins, the first %q", w.tag, layout, form, len(r.SignIns), r.SignIns[0].Text)
					}
				}
			}
		})
	}
}

// page is one page of a kind: a table with a head or without, a list, cards.
func (k *otherPage) page(w *tongue, title string, layout int, form string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<!doctype html><html lang="%s"><title>%s</title><h1>%s</h1>`, w.tag, title, title)
	open, end, box := "<td>", "</td>", [2]string{"<tr>", "</tr>"}
	switch layout {
	case 0, 1:
		b.WriteString("<table>")
		if layout == 0 && k.labels != "" {
			b.WriteString("<tr><th>" + w.time[0] + "</th><th>" + strings.ReplaceAll(k.labels, "|", "</th><th>") + "</th></tr>")
		}
	case 2:
		b.WriteString("<ul>")
		open, end, box = "<span>", "</span> ", [2]string{"<li>", "</li>"}
	default:
		open, end, box = "<p>", "</p>", [2]string{`<div class="card">`, "</div>"}
	}
	at := options().Now
	for range 6 {
		at = at.Add(-1234 * time.Minute)
		b.WriteString(box[0] + open + w.form(form, at) + end)
		for _, c := range k.cells {
			b.WriteString(open + c + end)
		}
		b.WriteString(box[1])
	}
	return b.String()
}
