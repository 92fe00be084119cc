package extract_test

// taiwanese are titles and words as sites in Taiwan and Hong Kong write them.
var taiwanese = titleWords{
	lang: "zh-TW", form: "2006/01/02 15:04", places: "日本|中國|台灣 台北|台灣 高雄|日本", known: "登入紀錄", neutral: "會員中心", signedIn: "登入",
	titles: `我的登入紀錄|近期登入狀況|最近10次登入|近30天登入紀錄|登入歷史查詢|帳號登入歷史|帳戶登入日誌|帳號登入情形|使用者登入紀錄|會員登入紀錄|網銀登入紀錄|網路銀行登入紀錄查詢|登入足跡|登入軌跡查詢|登入時間與地點|登入地點紀錄|你在哪裡登入過|您的帳號曾在哪裡登入?|是您本人登入嗎?|請確認您的登入紀錄|
		帳號安全:登入紀錄|安全中心-登入記錄|登入安全檢查|帳號存取紀錄|帳戶存取歷史|帳號使用紀錄|帳號使用情形|帳戶使用紀錄|最近使用紀錄|前次登入資訊|上次登入紀錄|身分驗證紀錄|單一登入紀錄|單一簽入登入紀錄|認證紀錄|簽入紀錄|登錄紀錄|登錄查詢|後台登入紀錄|管理者登入紀錄|控制台登入紀錄|主機登入紀錄|路由器登入紀錄|NAS登入日誌|信箱登入紀錄|電子郵件登入紀錄|校務系統登入紀錄|上線紀錄|連線歷史|遊戲登入紀錄|異常登入紀錄|登入失敗紀錄|登入登出紀錄|登入活動記錄|近期存取`,
	devices: `登入過的裝置|登入中的裝置|正在登入的裝置|已登入的電腦與手機|目前登入的裝置|您登入的位置|你目前登入的位置|您的設備|常用登入裝置|信任的裝置|受信任的裝置|授權裝置|裝置清單|登入裝置列表|線上裝置|所有工作階段|目前連線|其他登入裝置|已連結的裝置|已綁定裝置|最近使用的裝置|使用中的裝置`,
	heads: `s:登入日期時間|i:登入來源IP|r:登入是否成功
		t:發生日期|i:訪客IP|r:認證是否成功
		s:簽入時間|i:簽入IP|v:簽入裝置
		t:何時|i:從何處|v:使用裝置
		s:上線日期|i:連線IP|w:連線類型
		t:作業時間|i:IP資訊|w:登入管道|r:成功與否
		s:登入於|i:IP位址/地區|v:裝置資訊
		t:時間(台北時間)|i:公開IP|v:裝置系統
		s:認證日期|i:認證IP|r:認證狀態
		d:登入日期|c:登入時刻|i:用戶端位址|w:登入入口
		s:存取日期|i:存取來源|v:存取裝置
		t:紀錄時間|i:請求IP|v:瀏覽器類型|r:登入成功
		s:前次登入|i:登入IP(地區)|v:登入機型
		s:登入的時間|i:登入的IP|p:登入的地點
		t:建立時間|i:IP|v:UA|r:執行狀態`,
	success: `成功|登入成功|登錄成功|正常|登入正常|認證通過|驗證通過|允許|允許登入|已通過|通過|已登入|簽入成功|成功登入|密碼正確|授權成功|核可|驗證成功|身分驗證成功|OK|已確認`,
	failure: `失敗|登入失敗|密碼錯誤|密碼不正確|密碼輸入錯誤|密碼有誤|帳號錯誤|代號錯誤|帳號不存在|查無此帳號|使用者名稱或密碼不正確|帳號密碼錯誤|認證未通過|認證失敗|驗證未通過|拒絕|拒絕登入|登入遭拒|登入被拒絕|登入異常中止|身分驗證失敗|簽入失敗|已攔截=blocked|已封鎖=blocked|帳號鎖定=blocked|帳戶被鎖定=blocked|已凍結=blocked|禁止登入=blocked|IP遭封鎖=blocked|
		已阻擋=blocked|簡訊驗證碼錯誤=challenged|動態密碼錯誤=challenged|兩步驟驗證未完成=challenged|雙重驗證失敗=challenged|OTP錯誤=challenged|圖形驗證碼錯誤|需要二次驗證=challenged`,
	neither:   `異常`,
	ways:      `網頁=web|網頁版登入=web|電腦版=web|電腦網頁=web|官網=web|網路銀行=web|瀏覽器=web|手機APP=app|APP=app|行動APP=app|iOS APP=app|手機應用程式=app|行動銀行=app|IMAP收信=imap|IMAP=imap|POP3=pop|POP3收信=pop|SMTP寄信=smtp|郵件軟體=mail|收信軟體=mail|API=other|FTP=other|SSH=other|VPN=other`,
	sentences: `{t} 從{a}登入|您於{t}在{p}登入,IP:{a}|{t} 登入成功,來源IP {a}|{t} 使用者taro登入系統 ({a})|{t} {a} 登入失敗:密碼錯誤=failure|{t} 您的帳號在{p}({a})登入|{t} 透過網頁登入,IP位址為{a}|帳號於{t}由{a}登入|{t} 新裝置登入 {a}|{t} 嘗試登入失敗 來自{a}=failure|{a} 於 {t} 登入成功`,
	others:    `登出|已登出|自動登出|連線逾時|變更密碼|修改密碼|重設密碼|修改手機號碼|更換信箱|修改個人資料|綁定LINE|轉帳|餘額查詢|開啟兩步驟驗證|修改設定|刪除檔案|上傳檔案|簽出`,
	negatives: `order:我的訂單|order:購買紀錄|order:訂購明細|download:下載紀錄|download:我的下載|mail:寄件備份|mail:收件匣|mail:垃圾郵件|pay:帳單明細|pay:交易紀錄|pay:儲值紀錄|pay:消費明細|post:我的文章|post:我的留言|post:貼文|visit:網站流量統計|visit:網站訪客分析|visit:最近訪客|visit:頁面瀏覽紀錄|fw:防火牆紀錄|fw:流量紀錄|fw:攻擊紀錄|dhcp:DHCP用戶端清單|dhcp:區域網路裝置|
		dns:DNS紀錄|key:API金鑰|key:通行金鑰|key:應用程式密碼|key:SSH金鑰|key:存取權杖|vault:已儲存的密碼|vault:密碼保管庫|ship:物流追蹤|ship:包裹查詢|call:通話紀錄|call:通話明細|point:點數紀錄|point:紅利點數明細|cal:行事曆|change:版本更新紀錄|change:更新日誌|help:如何查看登入紀錄|help:什麼是登入紀錄?|mon:登入頁面監控|mon:伺服器監控|user:客戶列表|user:會員名單|server:我的雲端主機|watch:觀看紀錄|watch:播放紀錄|
		print:列印紀錄|book:我的訂房|door:門禁紀錄|backup:備份紀錄|search:搜尋紀錄|purch:應用程式購買紀錄|ban:已封鎖的IP|ban:IP黑名單|stock:財產設備清冊`,
}
