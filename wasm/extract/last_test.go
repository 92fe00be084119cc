package extract_test

import (
	"testing"
)

// A page may say to whom it greets when he signed in last, and from where, in one line.
func TestLastSignInInALine(t *testing.T) {
	const last = "08-17 18:05 80.108.178.113 - -"
	for name, tt := range map[string]struct{ html, want string }{
		"as a program prints it": {`<html lang="en"><title>Mail</title><ul><li>Last login: Mon Aug 17 18:05:00 2026 from chello80.example.at (80.108.178.113)</li></ul><h1>Welcome, Franz</h1>`, last},
		"beside news":            {`<html lang="de"><title>Panel</title><div><h1>Willkommen</h1><div class=alert>Letzter Login: 17.08.2026 18:05 von 80.108.178.113</div><ul><li>12.02.2026 Version 3.2.11.2</li><li>04.12.2025 Version 3.2.11.1</li></ul></div>`, last},
		"in pieces":              {`<html lang="ja"><title>マイページ</title><h1>ようこそ</h1><p>前回のログイン：<b>2026/08/17 18:05</b>（<b>80.108.178.113</b>）</p>`, last},
		"of something else":      {`<html lang="en"><title>Portal</title><h2>Welcome</h2><div>Last password change: 17 Aug 2026 18:05 from 80.108.178.113</div>`, ""},
		"what a program printed": {`<html lang="en"><title>How to</title><h2>Shell</h2><pre>Last login: Mon Aug 17 18:05:00 2026 from 80.108.178.113</pre>`, ""},
		"what somebody posted":   {`<html lang="en"><title>Forum</title><h1>SSH</h1><div class=post><b>2026-08-18 10:00</b><p>Last login: Mon Aug 17 18:05:00 2026 from 80.108.178.113</p></div><div class=post><b>2026-08-18 11:00</b><p>no idea</p></div>`, ""},
	} {
		if got := readInItsLanguage(t, tt.html); got != tt.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}
