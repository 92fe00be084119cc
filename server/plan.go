package server

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// plan is how a request for a file is answered.
type plan struct {
	status       int
	from, length int64
}

// planFor weighs the conditions and the range of a request in the order of RFC 9110, section 13.2.2. Several ranges are answered with
// the whole file, which section 14.2 allows: no client of a database needs them, and they are a way to ask for much with little.
func planFor(h http.Header, f File) plan {
	whole := plan{http.StatusOK, 0, f.Size()}
	if match := joined(h, "If-Match"); match != "" && !listed(match, f.ETag(), false) {
		return plan{status: http.StatusPreconditionFailed}
	}
	if match := joined(h, "If-None-Match"); match != "" {
		if listed(match, f.ETag(), true) {
			return plan{status: http.StatusNotModified}
		}
	} else if t, ok := date(joined(h, "If-Modified-Since")); ok && !f.Modified().IsZero() && !f.Modified().After(t) {
		return plan{status: http.StatusNotModified}
	}
	wanted := joined(h, "Range")
	if wanted == "" || !sameAs(joined(h, "If-Range"), f) {
		return whole
	}
	from, length, state := parseRange(wanted, f.Size())
	switch state {
	case rangeUsable:
		return plan{http.StatusPartialContent, from, length}
	case rangeOutside:
		return plan{status: http.StatusRequestedRangeNotSatisfiable}
	}
	return whole
}

// joined is a header's values as one list. Cloudflare's adapter splits every value at its commas, dates too, so they are put together again.
func joined(h http.Header, name string) string {
	switch v := h[name]; len(v) { // name is in canonical form
	case 0:
		return ""
	case 1:
		return v[0]
	default:
		return strings.Join(v, ",")
	}
}

// listed reports whether a list of entity tags holds tag, which is strong, or is "*". Weak entries count only if weak is set.
func listed(list, tag string, weak bool) bool {
	for entry := range strings.SplitSeq(list, ",") { // our own tags hold no comma
		entry = strings.Trim(entry, " \t")
		if weak {
			entry = strings.TrimPrefix(entry, "W/")
		}
		if entry == tag || entry == "*" {
			return true
		}
	}
	return false
}

// sameAs reports whether an If-Range condition, a strong tag or a date, still names f; without one it does.
func sameAs(condition string, f File) bool {
	if condition == "" || condition == f.ETag() {
		return true
	}
	t, ok := date(condition)
	return ok && f.Modified().Equal(t)
}

func date(text string) (time.Time, bool) {
	if text == "" {
		return time.Time{}, false
	}
	t, err := http.ParseTime(text)
	return t, err == nil
}

// States of a Range header.
const (
	rangeIgnored = iota // no range that we know: the whole file
	rangeUsable
	rangeOutside
)

// parseRange reads "bytes=A-B", "bytes=A-" or "bytes=-N" against a file of the given size.
func parseRange(text string, size int64) (from, length int64, state int) {
	spec, ok := strings.CutPrefix(text, "bytes=")
	first, last, dash := strings.Cut(strings.Trim(spec, " \t"), "-")
	if !ok || !dash {
		return 0, 0, rangeIgnored
	}
	if first == "" {
		n, ok := position(last)
		if !ok {
			return 0, 0, rangeIgnored
		}
		n = min(n, size)
		if n == 0 {
			return 0, 0, rangeOutside
		}
		return size - n, n, rangeUsable
	}
	from, ok = position(first)
	if !ok {
		return 0, 0, rangeIgnored
	}
	end := size - 1
	if last != "" {
		if end, ok = position(last); !ok || end < from {
			return 0, 0, rangeIgnored
		}
	}
	if from >= size {
		return 0, 0, rangeOutside
	}
	return from, min(end, size-1) - from + 1, rangeUsable
}

// position reads a byte position: digits only, at most 18, so that sums do not overflow.
func position(text string) (int64, bool) {
	if text == "" || len(text) > 18 || strings.Trim(text, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return n, err == nil
}

// encoding is a precompressed form of a file.
type encoding struct{ name, suffix string }

// encodings that files may lie in beside the plain one, smallest first.
func encodings() [2]encoding { return [2]encoding{{"br", ".br"}, {"gzip", ".gz"}} }

// acceptable lists the encodings that an Accept-Encoding header likes at least as well as no encoding, best first.
func acceptable(header string) []encoding {
	if header == "" {
		return nil
	}
	var liked []encoding
	var best []int
	plain := max(quality(header, "identity"), 0)
	for _, e := range encodings() {
		q := quality(header, e.name)
		if q < 0 {
			q = quality(header, "*")
		}
		if q <= 0 || q < plain {
			continue
		}
		if len(best) > 0 && q > best[0] {
			liked, best = append([]encoding{e}, liked...), append([]int{q}, best...)
		} else {
			liked, best = append(liked, e), append(best, q)
		}
	}
	return liked
}

// quality is the weight of one coding in thousandths, -1 if the header does not name it. An unreadable weight counts as 0.
func quality(header, coding string) int {
	for entry := range strings.SplitSeq(header, ",") {
		name, parameters, _ := strings.Cut(entry, ";")
		if !strings.EqualFold(strings.Trim(name, " \t"), coding) {
			continue
		}
		parameters = strings.ToLower(strings.Trim(parameters, " \t"))
		if parameters == "" {
			return 1000
		}
		q, err := strconv.ParseFloat(strings.TrimPrefix(parameters, "q="), 64)
		if err != nil || !(q >= 0 && q <= 1) {
			return 0
		}
		return int(q * 1000)
	}
	return -1
}
