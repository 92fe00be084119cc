package saved

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// decode makes a saved page UTF-8, guessing its charset as a browser does: byte order mark, <meta>, then the bytes themselves.
func decode(raw []byte) ([]byte, error) {
	if bytes.IndexByte(raw[:min(len(raw), 1024)], 0) >= 0 && !wide(raw) {
		return nil, errors.New("page: not text (it holds zero bytes)")
	}
	enc, name, certain := charset.DetermineEncoding(raw, "")
	switch {
	case name == "utf-8" && (certain || !bytes.Contains(raw, []byte("\x1B$B"))):
		return bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF")), nil
	case !certain && bytes.Contains(raw, []byte("\x1B$B")):
		enc = japanese.ISO2022JP
	case !certain && utf8.Valid(raw):
		return raw, nil
	case !certain:
		if e := guessed(raw); e != nil {
			enc = e
		}
	}
	text, err := enc.NewDecoder().Bytes(raw)
	if err != nil {
		return nil, errors.New("page: charset " + name + ": " + err.Error())
	}
	return bytes.TrimPrefix(text, []byte("\xEF\xBB\xBF")), nil
}

// wide reports whether a byte order mark says UTF-16, the only charset of pages in which zero bytes are common.
func wide(raw []byte) bool {
	return bytes.HasPrefix(raw, []byte{0xFE, 0xFF}) || bytes.HasPrefix(raw, []byte{0xFF, 0xFE})
}

// guessed is the charset of a page that names none: by the language that it names, as browsers do, else Japanese if its bytes are that.
func guessed(raw []byte) encoding.Encoding {
	sample := raw
	if len(raw) > 1<<16 {
		sample = raw[:1<<16]
		if i := bytes.LastIndexByte(sample, '\n'); i > 1<<12 {
			sample = sample[:i]
		}
	}
	var tried []encoding.Encoding
	switch lang := language(raw); {
	case strings.HasPrefix(lang, "ko"):
		tried = []encoding.Encoding{korean.EUCKR}
	case strings.HasPrefix(lang, "zh-tw"), strings.HasPrefix(lang, "zh-hk"), strings.HasPrefix(lang, "zh-hant"):
		tried = []encoding.Encoding{traditionalchinese.Big5}
	case strings.HasPrefix(lang, "zh"):
		tried = []encoding.Encoding{simplifiedchinese.GB18030}
	default:
		return japaneseEncoding(sample)
	}
	for _, e := range tried {
		if text, err := e.NewDecoder().Bytes(sample); err == nil && !bytes.ContainsRune(text[:max(0, len(text)-3)], utf8.RuneError) {
			return e
		}
	}
	return japaneseEncoding(sample)
}

// language is the lang attribute of a page's root, lower case.
func language(raw []byte) string {
	head := strings.ToLower(string(raw[:min(len(raw), 2048)]))
	_, rest, _ := strings.Cut(head, "<html")
	rest, _, _ = strings.Cut(rest, ">")
	_, rest, _ = strings.Cut(rest, "lang=")
	return strings.TrimLeft(rest, "\"' ")
}

// japaneseEncoding is the charset in which bytes are Japanese: the one that decodes without a fault and gives more full kana than half ones,
// which is what the others' bytes look like. nil if there is none.
func japaneseEncoding(sample []byte) encoding.Encoding {
	for _, e := range []encoding.Encoding{japanese.ISO2022JP, japanese.EUCJP, japanese.ShiftJIS} {
		text, err := e.NewDecoder().Bytes(sample)
		if err != nil || bytes.ContainsRune(text[:max(0, len(text)-3)], utf8.RuneError) {
			continue
		}
		full, half := 0, 0
		for _, r := range string(text) {
			switch {
			case r >= 0x3041 && r <= 0x30FF:
				full++
			case r >= 0xFF61 && r <= 0xFF9F:
				half++
			}
		}
		if full > half {
			return e
		}
	}
	return nil
}
