package risk

import (
	"net/netip"
	"strconv"
	"strings"
	"time"

	"ashiato/wasm/memory"
	"ashiato/wasm/signin"
)

// judge holds one judgement while it is made.
type judge struct {
	o       Options
	zone    *time.Location
	records []record
	home    home

	ours           map[string]bool // the provider's own services
	ownBlocks      map[netip.Prefix]bool
	ownOperators   map[uint32]bool // of the reader's own address now
	operators      map[uint32]bool // the owner's
	contrasts      bool            // some of them are at home
	guessedDevices map[string]bool // seen on several operators' lines, each time after wrong passwords
	guessed        map[uint32]bool // home's, from which somebody came in by guesses
	mailOperators  map[uint32]int  // rows of mail software at home
	blocks         map[netip.Prefix]bool
	printedHome    map[netip.Prefix]bool // a page names home as their country
	devices        map[string]bool       // class and family
	homeDevices    int
	homeMail       int             // rows of mail software at home
	homeRows       int             // rows at home on the pages and in memory
	ownCountries   map[string]bool // where the reader is at this moment
	answers        map[string]memory.Answer
	textOutlook    bool // mail software in countries of Outlook's servers, and no addresses
	company        company
	abroad         []event // mail software in foreign places, ascending
	trips          []event // browsers there on the owner's devices, ascending
	browsers       []event // all browsers there, ascending
	distances      map[string]float64
	arrival        float64                    // when somebody first came from home
	arrivalRate    float64                    // accesses a minute since
	formerHome     string                     // country that the owner has left
	hidden         map[string]map[uint32]bool // by device, operators of servers; nil before it is asked
}

// Judge judges the sign-ins of one account. The result does not depend on their order but for the indexes.
func Judge(signIns []signin.SignIn, o Options) *Verdict {
	j := &judge{
		o: o, zone: o.Zone, ours: map[string]bool{}, ownBlocks: map[netip.Prefix]bool{}, ownOperators: map[uint32]bool{},
		operators: map[uint32]bool{}, mailOperators: map[uint32]int{}, blocks: map[netip.Prefix]bool{}, printedHome: map[netip.Prefix]bool{}, devices: map[string]bool{}, guessedDevices: map[string]bool{},
		answers: map[string]memory.Answer{}, ownCountries: map[string]bool{}, distances: map[string]float64{},
	}
	if j.zone == nil {
		j.zone = time.UTC
	}
	for _, s := range o.ProviderServices {
		j.ours[s] = true
	}
	for _, a := range o.OwnAddrs {
		if a = a.Unmap(); a.IsValid() && !a.IsPrivate() && !a.IsLoopback() {
			j.ownBlocks[block(netip.PrefixFrom(a, a.BitLen()))] = true
		}
	}
	j.readAnswers()
	j.readRecords(signIns)
	j.believeMarks()
	j.applyHome()
	j.company = j.findCompany()
	j.findArrival()
	j.formerHome = j.findFormerHome()
	j.abroad, j.trips, j.browsers = j.findAbroad(), j.findTrips(false), j.findTrips(true)
	return j.verdict(signIns, j.clusters())
}

// readAnswers keeps the latest valid answer to each subject.
func (j *judge) readAnswers() {
	if j.o.Memory == nil {
		return
	}
	latest := map[string]time.Time{}
	for _, a := range j.o.Memory.Answers {
		if a.Answer != memory.Yes && a.Answer != memory.No || !a.Valid(j.o.Now) {
			continue
		}
		for _, subject := range subjects(a.Subject) {
			if at, ok := latest[subject]; !ok || a.At.After(at) || a.At.Equal(at) && a.Answer == memory.No {
				latest[subject], j.answers[subject] = a.At, a.Answer
			}
		}
	}
}

// subjects takes "country:CN,TW:mail" apart.
func subjects(s string) []string {
	kind, rest, _ := strings.Cut(s, ":")
	list, class, ok := cutLast(rest, ":")
	if !ok || !strings.Contains(list, ",") {
		return []string{s}
	}
	var out []string
	for item := range strings.SplitSeq(list, ",") {
		out = append(out, kind+":"+item+":"+class)
	}
	return out
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// answerFor is the owner's answer about a record, the narrowest first.
func (j *judge) answerFor(r *record) memory.Answer {
	if len(j.answers) == 0 {
		return ""
	}
	keys := [...]string{"", "", "", ""}
	if r.block.IsValid() {
		keys[0] = "net:" + r.block.String() + ":" + r.class
	}
	if r.in.Place.Service != "" {
		keys[1] = "service:" + r.in.Place.Service
	}
	if r.asn() != 0 {
		keys[2] = "as:" + strconv.FormatUint(uint64(r.asn()), 10) + ":" + r.class
	}
	if r.country != "" {
		keys[3] = "country:" + r.country + ":" + r.class
	}
	for _, k := range keys {
		if a, ok := j.answers[k]; ok && k != "" {
			return a
		}
	}
	return ""
}

// readRecords takes the sign-ins of the pages, and those of earlier visits that no page shows any more.
func (j *judge) readRecords(signIns []signin.SignIn) {
	seenAt := make(map[string]bool, len(signIns))
	j.records = make([]record, 0, len(signIns))
	for i := range signIns {
		r := j.newRecord(i, &signIns[i])
		if r.timed {
			key := identity(r.in) + "\n" + r.in.Device + "\n" + r.in.Account + "\n" + flags(r.in)
			r.duplicate, seenAt[key] = seenAt[key], true
		}
		if r.class == classMail && !r.in.Net.IsValid() && r.won() {
			service, _ := textFetcher(r.country)
			j.textOutlook = j.textOutlook || service == "outlook"
		}
		j.records = append(j.records, r)
	}
	if j.o.Memory == nil {
		return
	}
	shown := make(map[string]bool, len(signIns))
	for i := range signIns {
		shown[identity(&signIns[i])] = true
	}
	for i := range j.o.Memory.SignIns {
		seen := &j.o.Memory.SignIns[i]
		key := identity(&seen.SignIn)
		if key == "" || shown[key] {
			continue
		}
		shown[key] = true
		r := j.newRecord(-1, &seen.SignIn)
		r.confirmed = seen.Confirmed && r.answer != memory.No
		r.disbelieve(false) // what was the reader's address then
		j.records = append(j.records, r)
	}
}

// flags tells apart records of one moment that do not say the same.
func flags(s *signin.SignIn) string {
	out := string(s.Precision) + string(s.Place.Network) + s.Place.Service
	for _, b := range [...]bool{s.Self, s.Warned, s.MailPage, s.ZoneKnown} {
		if b {
			out += "1"
		} else {
			out += "0"
		}
	}
	return out
}

// identity tells whether two records are of one sign-in; "" for one without a time.
func identity(s *signin.SignIn) string {
	if s.Time.IsZero() {
		return ""
	}
	country, _ := s.Country()
	return strconv.FormatInt(s.Time.Unix(), 36) + " " + s.Net.String() + " " + string(s.Protocol) + " " + string(s.Outcome) + " " + country
}
