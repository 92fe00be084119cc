package provider

import "testing"

func TestImitates(t *testing.T) {
	for host, want := range map[string]bool{
		"lh.login.yahoo.co.jp":                  false,
		"lh.login.yahoo.co.jp.evil.example":     true,
		"www.lh-login-yahoo-co-jp.example":      true,
		"accounts.google.com-security.example":  true,
		"xn--yaho-sqa.example":                  true,
		"mail.xn--80ak6aa92e.example":           true,
		"mail.example.jp":                       false,
		"evil.example":                          false,
		"myaccount.google.com.sign-in.example":  true,
		"myaccount-google-com.sign-in.example":  true,
		"notmyaccount-google-com.sign.example":  false,
		"history.example.co.jp":                 false,
		"webmail.login.yahoo.co.jp.jp.evil.top": false,
	} {
		if got := Imitates(host); got != want {
			t.Errorf("%s: %v, want %v", host, got, want)
		}
	}
	all, err := All()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range all {
		for _, h := range d.Hosts {
			if h[0] != '*' && (Imitates(h) || !Imitates(h+".evil.example")) {
				t.Errorf("%s is taken for an imitation, or an imitation of it is not", h)
			}
		}
	}
}
