package extension

import "testing"

func TestText(t *testing.T) {
	ja := Catalogue("ja")
	if len(ja) == 0 || len(ja) != len(Catalogue("en")) {
		t.Fatal("the catalogues are empty or differ")
	}
	full := map[string]string{"countries": "中国", "everyMinutes": "30", "count": "48"}
	for _, c := range []struct {
		name, want string
		values     map[string]string
	}{
		{"all values", "中国から、30分おきに、メールソフトの接続が48件ありました。", full},
		{"one", "中国から、メールソフトの接続が1件ありました。", map[string]string{"countries": "中国", "count": "1"}},
		{"a value is missing", "中国から、メールソフトの接続がくり返し48件ありました。", map[string]string{"countries": "中国", "count": "48"}},
		{"two values are missing", "海外から、メールソフトの接続がくり返しありました。", map[string]string{"count": "48"}},
		{"one, but its value is missing", "海外から、メールソフトの接続がくり返しありました。", map[string]string{"count": "1"}},
	} {
		if got := ja.Text("finding_foreign_mail_poller", c.values); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if got := ja.Text("no_such_key", full); got != "no_such_key" {
		t.Errorf("an unknown key gives %q", got)
	}
	if got := (Messages{"k": "a {b"}).Text("k", map[string]string{"b": "c"}); got != "a c" {
		t.Errorf("an open brace gives %q", got)
	}
}
