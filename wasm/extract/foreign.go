package extract

import (
	"strings"
)

// requests and the like, which no login history prints.
var requests = [...]string{"get /", "post /", "put /", "head /", "delete /", "http/1.", "http/2", " usd", " eur", " 円", "ttl ", "message-id", "undefined index", "undefined variable", "undefined array", ".php on line", ".tpl "}

// ofFile reports whether a text begins with the ending of a program's file: login.tpl is none of signing in.
func ofFile(after []rune) bool {
	if len(after) < 3 || after[0] != '.' {
		return false
	}
	end := 1
	for end < len(after) && letter(after[end]) {
		end++
	}
	switch string(after[1:end]) {
	case "tpl", "php", "phtml", "twig", "html", "htm", "js", "css", "jsp", "aspx":
		return true
	}
	return false
}

// foreign reports what no login history holds: HTTP requests, prices, hardware addresses, sizes of files.
func foreign(s []rune) bool {
	separators, numbers := 0, false
	for i, r := range s {
		switch {
		case digit(r):
			numbers = true
		case r == '©' || i == 0 && r == '>' && len(s) > 2 && s[1] == ' ': // the foot of a page, what is quoted in a mail
			if len(s) > 12 {
				return true
			}
		case r == '¥' || r == '€' || r == '£' || r == '￥':
			return true
		case r == '$' && i+1 < len(s) && (digit(s[i+1]) || s[i+1] == ' '), (r == '円' || r == '원') && i > 0 && digit(s[i-1]):
			return true
		case r == ':' || r == '-' || r == '/':
			separators++
		}
	}
	if separators == 0 && !numbers {
		return false
	}
	t := string(s)
	if s[0] == '/' && isPath(t) || percent(s) || strings.HasPrefix(t, "sha256:") { // the fingerprint of a key, which a log names with who used it
		return true
	}
	for _, w := range requests {
		if strings.Contains(t, w) {
			return true
		}
	}
	counted := false // the word before is a number
	for w := range strings.FieldsSeq(t) {
		w = strings.TrimRight(w, ".,;)")
		if len(w) == 17 && strings.Count(w, w[2:3]) == 5 && (w[2] == ':' || w[2] == '-') && w[14] == w[2] {
			return true // a hardware address
		}
		switch w {
		case "kb", "mb", "gb", "kib", "mib", "kwh", "dbm", "кб", "мб", "гб", "ko", "mo", "go":
			if counted {
				return true
			}
		}
		counted = w != "" && digit(rune(w[len(w)-1]))
		if len(w) > 2 && digit(rune(w[0])) && (strings.HasSuffix(w, "kb") || strings.HasSuffix(w, "mb") || strings.HasSuffix(w, "gb") || strings.HasSuffix(w, "kwh") || strings.HasSuffix(w, "dbm")) || strings.HasPrefix(w, "-") && strings.HasSuffix(w, "dbm") {
			return true
		}
	}
	return false
}

// percent reports whether a text is nothing but a part of a hundred: of a battery, of a growth.
func percent(s []rune) bool {
	if len(s) < 2 || len(s) > 7 || s[len(s)-1] != '%' {
		return false
	}
	for _, r := range s[:len(s)-1] {
		if !digit(r) && r != '.' && r != '+' && r != '-' && r != ' ' && r != ',' {
			return false
		}
	}
	return true
}

// isPath reports whether a text is nothing but the path of a page that is not made for signing in: /login.php, /item/7.
func isPath(t string) bool {
	if len(t) < 4 || t[0] != '/' || t[1] < 'a' || t[1] > 'z' || strings.IndexByte(t, ' ') >= 0 {
		return false
	}
	if strings.ContainsAny(t, ".?=") {
		return true
	}
	for _, w := range [...]string{"login", "sign", "auth", "account", "session"} {
		if strings.Contains(t, w) {
			return false
		}
	}
	return true
}

// hostname reports whether a whole text is the name of a host.
func hostname(s []rune) bool {
	if len(s) < 6 || len(s) > 120 {
		return false
	}
	dots, letters := 0, 0
	for i, r := range s {
		switch {
		case r == '.':
			if i == 0 || s[i-1] == '.' {
				return false
			}
			dots++
		case 'a' <= r && r <= 'z':
			letters++
		case digit(r), r == '-':
		default:
			return false
		}
	}
	last := s[len(s)-1]
	return dots >= 1 && letters >= 3 && 'a' <= last && last <= 'z'
}
