package risk

import (
	"net/netip"
	"strings"
	"time"

	"ashiato/wasm/memory"
	"ashiato/wasm/signin"
)

// record is one sign-in as the judge sees it: of a page, or of an earlier visit.
type record struct {
	index int // index of the sign-in judged, -1 for one of an earlier visit
	in    *signin.SignIn

	at    float64 // minutes since 1970, if timed
	timed bool    // the time is exact to a minute
	day   int     // number of the local day, noDay if unknown

	country string
	kind    signin.Network
	service string // of a fetcher, sure or possible
	block   netip.Prefix
	class   string // classMail or classWeb
	failed  bool   // nobody came in
	device  string // family of the device, "" if none is printed

	said      bool // the page or the own address says that this is the reader
	own       bool // so it is, or it comes from an operator of the own address
	confirmed bool // the owner's, from an earlier visit
	answer    memory.Answer
	foreign   bool
	known     bool // at home, with an operator that is the owner's
	duplicate bool // another record is of the same access
	expired   bool // a fetcher's row of a time when the service no longer fetched
}

const (
	classMail = "mail"
	classWeb  = "web"
	noDay     = -1 << 31
)

// newRecord reads a sign-in. What depends on home comes later.
func (j *judge) newRecord(index int, in *signin.SignIn) record {
	r := record{index: index, in: in, day: noDay, kind: in.Place.Network, service: in.Place.Service, device: deviceFamily(in.Device)}
	r.country, _ = in.Country()
	r.block = block(in.Net)
	r.class = classWeb
	if in.Protocol.MailSoftware() || (in.MailPage && (in.Protocol == signin.UnknownProtocol || in.Protocol == signin.Other || in.Protocol == "")) {
		r.class = classMail
	}
	r.failed = in.Outcome == signin.Failure || in.Outcome == signin.Blocked
	if plausible(in.Time) {
		r.at = float64(in.Time.Unix()) / 60
		r.timed = in.Precision == signin.Minute || in.Precision == signin.Second
		if in.Precision != signin.Month && in.Precision != signin.None {
			r.day = localDay(in.Time, j.zone)
		}
	}
	j.readKind(&r)
	r.said = in.Self || j.ownBlocks[r.block]
	r.own = r.said
	r.answer = j.answerFor(&r)
	return r
}

// readKind settles what kind of network counts for judging.
func (j *judge) readKind(r *record) {
	if r.kind == "" || r.kind == signin.Own {
		r.kind = signin.UnknownNetwork
	}
	if r.kind == signin.Private {
		r.country = "" // no place
		return
	}
	if r.service != "" && j.ours[r.service] || r.kind == signin.Provider && r.service == "" {
		r.kind = signin.Provider
		return
	}
	if r.kind == signin.Provider {
		r.kind = signin.Hosting // another provider's: to this one, a server that may fetch
	}
	if !r.in.Net.IsValid() && r.service == "" {
		r.service = serviceOfHost(r.in.Host)
	}
	switch {
	case r.kind == signin.Fetcher && r.class != classMail:
		r.kind, r.service = signin.Hosting, "" // fetchers read mail, they do not browse
	case r.kind == signin.Fetcher && r.service == "gmail" && !r.in.Time.IsZero() && !r.in.Time.Before(gmailFetchEnd()):
		r.kind, r.expired = signin.Hosting, true
	case r.kind == signin.Relay && r.class == classMail:
		r.kind = signin.VPN // relays carry browsers; mail software from there came through a tunnel
	case r.kind == signin.Fetcher && r.service == "":
		r.service = "unknown"
	}
	if r.class != classMail || r.kind == signin.Relay || r.kind == signin.VPN || r.kind == signin.Tor {
		r.service = ""
	}
}

// place reports whether the address's country is where a person is.
func (r *record) place() bool {
	return r.kind == signin.ISP || r.kind == signin.Mobile || r.kind == signin.UnknownNetwork
}

// won reports whether somebody came in, or knew the password at least. A history that prints no results lists sign-ins.
func (r *record) won() bool { return !r.failed }

func (r *record) asn() uint32 { return r.in.Place.ASN }

func (r *record) count() int { return max(1, r.in.Repeat) }

// weight is count, but nothing for a record that repeats another one.
func (r *record) weight() int {
	if r.duplicate {
		return 0
	}
	return r.count()
}

// block is the network that counts as one: a /24 of IPv4, a /48 of IPv6, or less where the page masks more.
func block(p netip.Prefix) netip.Prefix {
	if !p.IsValid() {
		return netip.Prefix{}
	}
	bits := 24
	if p.Addr().Is6() && !p.Addr().Is4In6() {
		bits = 48
	}
	b, err := p.Addr().Prefix(min(bits, p.Bits()))
	if err != nil {
		return netip.Prefix{}
	}
	return b
}

// plausible reports whether a time can be of a login history; what a page prints may be anything.
func plausible(t time.Time) bool { return t.Year() >= earliestYear && t.Year() <= latestYear }

func localDay(t time.Time, zone *time.Location) int {
	t = t.In(zone)
	_, offset := t.Zone()
	days := t.Unix() + int64(offset)
	if days < 0 {
		days -= 86399
	}
	return int(days / 86400)
}

// deviceFamily makes texts of one device alike: system and program without versions.
func deviceFamily(s string) string {
	if s == "" {
		return ""
	}
	s = strings.ToLower(s)
	if len(s) > 400 {
		s = s[:400]
	}
	family := ""
	for _, words := range [...][]string{
		{"iphone", "ipad", "android", "windows", "cros", "chrome os", "mac os", "macos", "macintosh", "linux", "ios"},
		{"thunderbird", "outlook", "edg", "opr/", "opera", "firefox", "fxios", "samsungbrowser", "crios", "chrome", "safari", "python", "curl", "okhttp"},
	} {
		for _, w := range words {
			if strings.Contains(s, w) {
				family += w + "/"
				break
			}
		}
	}
	if family != "" {
		return family
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '.' {
			return -1
		}
		return r
	}, s))
}

// deviceKind reports whether a page prints no more of a device than what kind it is, as the history of Yahoo! JAPAN does (パソコン, スマートフォン).
func deviceKind(family string) bool {
	return strings.Contains(" パソコン スマートフォン スマホ 携帯電話 携帯 モバイル タブレット ブラウザ ブラウザー 不明 その他 "+
		"pc computer desktop smartphone phone mobile tablet browser web unknown other ", " "+family+" ")
}

// serviceOfHost is the fetcher that a host name hints at, where no address is printed. Names are set by whoever owns the address, so
// they make a fetcher possible, never sure.
func serviceOfHost(host string) string {
	host = strings.ToLower(host)
	for _, s := range [...][2]string{{".google.com", "gmail"}, {".outlook.com", "outlook"}, {".office365.com", "outlook"}, {".qq.com", "qq"}} {
		if strings.HasSuffix(host, s[0]) {
			return s[1]
		}
	}
	return ""
}
