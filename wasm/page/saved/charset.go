package saved

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
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
		if e := japaneseEncoding(raw); e != nil {
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

// japaneseEncoding is the charset of a page that names none but holds Japanese: the one that decodes without a fault and
// gives hiragana, as browsers of Japanese readers guess. nil if there is none.
func japaneseEncoding(raw []byte) encoding.Encoding {
	sample := raw[:min(len(raw), 1<<16)]
	if i := bytes.LastIndexByte(sample, '\n'); i > 0 {
		sample = sample[:i]
	}
	for _, e := range []encoding.Encoding{japanese.ISO2022JP, japanese.EUCJP, japanese.ShiftJIS} {
		text, err := e.NewDecoder().Bytes(sample)
		if err == nil && !bytes.ContainsRune(text, utf8.RuneError) && strings.ContainsAny(string(text), "のにはをでとがるた") {
			return e
		}
	}
	return nil
}
