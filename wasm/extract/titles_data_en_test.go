package extract_test

// english are titles and words as sites in English write them.
var english = titleWords{
	lang: "en", form: "Jan 2, 2006 3:04 PM", places: "Japan|China|Tokyo, Japan|London, United Kingdom|Japan", known: "Login history", neutral: "My page", signedIn: "Login",
	titles: `Your log-on history|Log on history|Previous logons|Recent log-ons|Your recent logins|Logins in the last 30 days|Last 10 logins|Previous sign-ins to your account|Recent account access|Account access history|Your account access|Who has been in your account|Who's been using your account?|
		Has someone else used your account?|Was this you?|Do you recognize these sign-ins?|Check your recent sign-ins|Review recent sign-in activity|Recent sign-in events|Sign-in record|Signin log|Sign on history|Sign-on activity|Your last visits|Last visits|Previous visits to online banking|Online banking access log|
		Login and logout times|Login/logout history|Recent authentications|Authentication activity|Single sign-on activity|Logon audit trail|User login audit|User access log|Login audit trail|cPanel logins|Control panel logins|Admin login history|Portal login history|NAS login records|Router login log|SSH logins|VPN login history|
		Email account access|When and where you signed in|Where and when you logged in|Places you've logged in|Where your account has been used|Account sign-in summary|Login tracker|Security: recent logins|Successful logins|Unsuccessful login attempts|Security check: sign-ins|Your sign in history|Game login history`,
	devices: `Devices signed in to your account|Devices you're logged in on|Where you've logged in|Where you're currently logged in|You're signed in on these devices|Your signed-in devices|Your active logins|Devices with access to your account|Devices using your account|Computers and phones signed in|
		Linked devices|Connected devices|Current logins|Open sessions|Your sessions|Logged in locations|Session list|Account devices|Recognised devices|Remembered devices|Browsers and apps signed in|Other sessions|Active web sessions`,
	heads: `s:Logon date|i:IP|r:Logon result
		t:Access date/time|i:Remote IP address|r:OK?
		s:Logged-in time|i:Logged from|v:Using
		t:When|i:From|v:Using
		s:Date of login|i:Source network address|r:Login success
		t:Event timestamp|i:Client address|w:Access channel|r:Result
		s:Login timestamp|i:Connecting from|v:Web browser
		t:Time (UTC)|i:Visitor address|v:Device used|r:Login outcome
		s:Signed-in at|i:IP/Host|p:Signed-in location
		s:Sign on time|i:User IP address|r:Sign on status
		d:Login date|c:Login time|i:Origin IP|w:Logon type
		s:Authentication time|i:Auth IP|r:Authentication status
		t:Date & Time (GMT)|i:IP address used|v:Browser used
		s:Last logon|i:Workstation IP|v:Application
		t:Occurred on|i:Source IP address|w:Sign-in type|r:Succeeded
		s:Logon time|i:Client IP|r:Access granted`,
	success: `Success|Successful|Succeeded|OK|Granted|Access granted|Login OK|Logged in OK|AUTH_OK|LOGIN_SUCCESS|Login successful|Sign-in complete|Signed on|Passed|Allowed|Accepted|Authenticated|Valid login|Valid|Authorized|Verified|Authentication passed|Correct password|Approved`,
	failure: `Failed|Failure|Fail|Access denied|Wrong password|Incorrect password|Bad password|Invalid password|Password incorrect|Password mismatch|Invalid credentials|Invalid username or password|User not found|No such user|Unknown user|Login rejected|AUTH_FAIL|LOGIN_FAILED|Authentication failed|Not authorized|
		Unsuccessful|Sign-in failed|Log on failed|Logon failure|Invalid PIN|Account locked=blocked|Account is locked=blocked|Locked out=blocked|Blocked=blocked|Login blocked=blocked|Account disabled=blocked|IP banned=blocked|Sign-in was blocked=blocked|MFA failed=challenged|MFA required=challenged|2FA required=challenged|Two-factor code incorrect=challenged|Verification failed=challenged|OTP incorrect=challenged|Captcha failed`,
	ways:      `Web browser=web|Web portal=web|Online banking=web|Internet banking=web|Website=web|Desktop browser=web|Webmail=web|Mobile app=app|Banking app=app|iOS app=app|Android app=app|App=app|IMAP=imap|IMAP client=imap|POP3=pop|POP client=pop|SMTP=smtp|SMTP AUTH=smtp|ActiveSync=mail|Email client=mail|FTP=other|SSH=other|API=other|VPN=other`,
	sentences: `{t} - Logged in from {a}|You signed in from {a} on {t}|Signed in from {p} ({a}) - {t}|{t}: New login from {a} using Chrome|Login from {a} at {t}|{t} User taro logged in from {a}|Failed login attempt from {a} on {t}=failure|{t} Wrong password entered from {a}=failure|{t} Access to your account from {a}|{t} successful logon by taro from {a}|Last login: {t} from {a}`,
	others:    `Logout|Logged out|Signed out|Sign out|Session expired|Session timeout|Password changed|Changed password|Password reset|Email address changed|Profile updated|Address updated|Two-factor authentication enabled|Payment sent|Statement downloaded|API key created|Log off|Settings changed`,
	negatives: `order:Your purchases|order:Order history|order:Items you bought|download:Downloaded files|download:Your downloads|mail:Sent messages|mail:Spam folder|mail:All mail|pay:Billing history|pay:Recent transactions|pay:Card activity|pay:Account statement|post:Your posts|post:Recent comments|post:Forum posts|visit:Website statistics|visit:Web access statistics|
		visit:Visitors to your homepage|visit:Page hits|fw:Firewall events|fw:Traffic log|fw:Blocked connections|dhcp:DHCP clients|dhcp:Devices on your network|dns:DNS settings|key:API keys|key:Your passkeys|key:App passwords|key:SSH keys|key:Personal access tokens|vault:Saved logins|vault:Password vault|ship:Track your parcel|ship:Shipping updates|call:Recent calls|call:Call records|point:Reward points history|
		point:Miles activity|cal:Upcoming events|change:Release history|change:What's new in this version|help:How to check your login history|help:What is login activity?|mon:Login page uptime|mon:Server monitoring|user:Customer list|user:Team members|server:Your servers|watch:Watch history|watch:Recently played|print:Print history|book:Your trips|door:Door access history|backup:Backup history|search:Search history|purch:App purchases|ban:Blocked IP addresses|ban:IP deny list|stock:Device inventory`,
}
