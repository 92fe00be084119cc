package risk

import "time"

// Every number of the judgement stands in this file, with its source:
//
//   - RBA: curves of true and false positive rates of Wiefling et al. (FC 2021, TOPS 2022; 3.3 million users), read at 12 and
//     39 earlier logins: .98/.17 gives 7.6 dB, .98/.08 11, .98/.05 13, .98/.03 15.
//   - HGF2: simulated series, wasm/risk/scenario/cmd/eval-rhythm prints the rates.
//   - Judgement: no measurement exists; the order of magnitude is what products and reports suggest, as named.

// The prior and the levels, in decibans.
const (
	// Prior is what a cluster scores before any evidence. Judgement: 0.5 % of accounts are compromised a month (Microsoft,
	// RSA conference 2020), more because the reader came to look, less because a page has several clusters: 1 to 2 %.
	Prior = -17
	// High is a chance of more than .91, and asks for two groups of evidence; medium of .24; low of .03.
	scoreHigh   = 10
	scoreMedium = -5
	scoreLow    = -15
	// strongGroup is what a group must give to count as one of the two that high asks for. Judgement.
	strongGroup = 6
	groupsHigh  = 2
	// noticedGroup is what time, company, outcome or an anonymous network must give for high: country and protocol alone are what a
	// traveller has as well.
	noticedGroup = 3
)

// group is a family of signals that say much the same; together they count for no more than their cap.
type group int

const (
	geo group = iota
	network
	protocol
	timing
	travel
	outcome
	client
	rows
	trust
	groups
)

// caps are the limits of each group, in decibans either way. Judgement, after the size of the strongest single signal.
func (g group) cap() float64 {
	return [groups]float64{geo: 18, network: 13, protocol: 12, timing: 14, travel: 18, outcome: 25, client: 6, rows: 5, trust: 60}[g]
}

// independent reports whether a group counts towards the two that high asks for.
func (g group) independent() bool { return g <= outcome }

// Geography.
const (
	geoHome15      = 15 // a place-type network in a country that is not home; home is sure, or more than 30 logins long (RBA)
	geoHome12      = 12 // 12 to 30 logins of home known (RBA)
	geoHome10      = 10 // 5 to 11 (RBA)
	geoHome8       = 8  // fewer (RBA)
	geoText        = 12 // the page prints only the country: a fetcher cannot be excluded. Judgement
	geoHosting     = 8  // a server's country says little of its user's. Judgement; Defender ignores clouds' places
	geoVPN         = 5  // likewise, less still
	geoRelay       = 3
	geoFetcher     = 3
	geoDoubt       = 5   // page and database disagree, or the operator is one of home: blocks of addresses move between countries
	geoNear        = 10  // a neighbour of home: people live on one side and work on the other (Defender passes over bordering countries). Judgement
	geoHome        = -10 // home, known operator
	geoHomeNew     = -4  // home, unknown operator: informed attackers choose the victim's country (RBA, very targeted attackers)
	geoCrowd       = 14  // many lines at home within a week, none of them the owner's. Judgement
	geoNewOperator = 1   // two more than a known one in research; less, so that hands alone stay unmarked

	crowdVisits            = 3 // sign-ins of an operator, or accesses of a line, at home that may be a stranger's: crowdSignIns together within crowdWeeks
	crowdSignIns           = 9
	crowdWeeks             = 14 * 24 * 60.0
	crowdOperators         = 6             // operators: who travels with a mail program meets two or three in a week. Judgement
	crowdSpan              = 7 * 24 * 60.0 // minutes
	crowdHour              = 60.0          // minutes within which nobody moves through so many. Judgement
	crowdShare             = .75           // lines for each access
	crowdMost              = 400           // accesses that are looked at together
	crowdMany, crowdTwice  = 9, .5         // operators, and lines for each access of them: some lines are rented twice. Judgement
	crowdMail              = 2             // times the other mail software at home, at least: some rented lines are of the owner's operators. Judgement
	crowdOwn               = 3             // times as many others as lines of the reader's operator. Judgement
	crowdSeveral           = 4             // operators, of which crowdLeast accesses or more came, crowdFresh of them from an address of its own
	crowdLeast, crowdFresh = 10, .9
	crowdFew, crowdFewMost = 3, 20 // operators are enough where so many accesses all came from other networks: large countries have few operators. Judgement

	baselineMost, baselineMore, baselineSome = 30, 12, 5 // logins
)

// Networks.
const (
	netTor      = 13 // Entra ID: anonymous address
	netVPN      = 6
	netHosting  = 6 // Elastic: a hosting network in an interactive login is of high fidelity
	netMany     = 3 // VPN or hosting in a browser, five rows or more: what an owner's own VPN looks like. Judgement
	netRelay    = -8
	netPossible = -5  // a network that fetchers use among others. Judgement
	netFetcher  = -12 // a known fetcher: .03 against .5. Judgement
)

// Protocols.
const (
	protoUnexpected = 12 // mail software abroad, and home never uses it: 97-99 % of replay and spray (Microsoft 2020)
	protoAbroad     = 8  // mail software abroad, and home uses it too
	protoServerOnly = 7  // mail software of a server or a VPN, where the owner is known to read in a browser. Judgement
	protoServer     = 4  // mail software of a server, a VPN or a new network at home
)

// Timing.
const (
	timeCertain  = 11 // harmonic gap fit p ≤ 1e-4 (HGF2: rate 1 against .01-.05, tempered by honest servers)
	timeLikely   = 7  // p ≤ .005
	timePossible = 3  // p ≤ .05
	timeClock    = 5  // day and night
	timeFrequent = 7  // more accesses a day than hands make, without a rhythm. Judgement
	timeBusy     = 3  // the same over less than two days

	chanceCertain, chanceLikely, chancePossible = 1e-4, .005, .05

	minPeriod, maxPeriod = 4.5, 180.0 // minutes; above three hours daily habits look like clocks (HGF2)
	maxLanePeriod        = 90.0       // of interleaved clocks: sums of a person's gaps look regular (eval-rhythm, office hours)
	sessionMinutes       = 3.0
	leastExcess          = .3   // of the gaps that chance would miss, the share that hits (eval-rhythm: spares regular office hours)
	maxRhythm            = 1000 // latest accesses looked at: more prove nothing more
	secondResolution     = 5.0 / 60
	minuteResolution     = 1.0

	earliestYear, latestYear = 1980, 2200 // of a time that is believed

	clockSpan     = 24.0 * 60 // minutes that must be seen before "day and night" is said
	clockPause    = 4         // hours of the day without any access, at most. Humans of all models pause longer (HGF2)
	clockDaily    = 6.0       // accesses a day, at least: fewer fill the hours of many days by chance
	frequentDay   = 20.0      // accesses a day
	frequentSpan  = 2 * 24.0 * 60
	frequentLeast = 8    // accesses
	burstMinutes  = 15.0 // of mails sent one by one, that count twice. Judgement
	sendingHour   = 15.0 // mails sent within an hour, those of one minute and address counted once. Judgement
	frequentDays  = 2    // days, where only days are printed
	clockChance   = 1e-4 // of gathering at minutes past the hour by chance
	clockUnity    = .5   // mean resultant length squared
)

// usualPeriods are the intervals, in minutes, that mail software and bots are set to.
var usualPeriods = [...]float64{5, 10, 15, 20, 30, 60, 120, 180}

// hitTolerances are the parts of a period that a gap may be off.
var hitTolerances = [...]float64{.05, .10, .20}

// Company: where else the owner was.
const (
	travelSure      = 18  // beyond any aeroplane, within an hour and 1000 km or more: no error of clock or map explains it. Judgement
	travelVery      = 14  // more than 2000 km/h
	travelFast      = 11  // more than 900 km/h and 500 km or more (Elastic 800, Okta 805, Panther 900)
	alternatingMost = 14  // home and there in turns, three times within a day or six within a week
	alternatingMore = 11  // four times within a week, or there and back faster than two flights
	alternatingOnce = 6   // there and back within a day
	manyCountries   = 14  // three countries or more within an hour
	silentWeb       = -7  // research's proposal for a stay that fits a journey
	silentMail      = -14 // home's own mail software, kept alike, fell silent too: it travelled along. Judgement

	kmLeast, kmSure        = 500.0, 1000.0
	speedFast, speedVery   = 900.0, 2000.0 // km/h
	sureMinutes            = 60.0
	flightMargin           = 6 * 60.0 // minutes on the ground of a journey there and back
	spreadMinutes          = 60.0
	spreadCountries        = 3
	appOperators           = 3 // of servers in several countries within an hour, which no app has. Judgement
	silentKnownDays        = 3 // days of home that must be seen
	silentLeastDays        = 1.5
	alongSpan              = 12 * 60.0 // minutes of the same clock there and of silence here that make it one machine
	turnStays, turnLeast   = 3, 3      // stays of a computer that is carried to and fro, and accesses of each
	turnShort              = 5         // one of so many may be shorter. Judgement
	silentFree             = 2.0       // nepers that any gap around an access may take by chance: the gap that one falls into is the longer
	silentPerNeper         = 4.34
	roamingRows            = 3 // sign-ins abroad of a stay that explains a telephone at home: a stranger's web sign-ins are seldom so many. Judgement
	roamingDays            = 2
	movingBlocks           = 6   // networks of one operator, each seen on fewer days than steadyDays: a telephone's. Judgement
	steadyDays             = 3   // days on which a network of a house is seen: carriers share the others among many (RFC 6598). Judgement
	roamingApart           = 3.0 // nepers of the fixed line's silence, where computer and telephone came apart. Judgement
	awaySilent             = 4.0 // nepers of the browsers' silence at home, for awayShare of which mail software came. Judgement
	awayShare              = .5
	awayCalls              = 6             // of a telephone at home, at least
	awayMissed, awayEach   = 5.0, 4.0      // calls that it would have made meanwhile, at least, and for each stay or from a neighbour. Judgement
	awayRest               = .7            // of the telephone's rest, of another one that is alike. Judgement
	awayEvery              = 3 * 24 * 60.0 // minutes of the history for each stay: nobody travels more often. Judgement
	hiddenOperators        = 3             // of servers through which one strange device browsed. Judgement
	arrivedLeast           = 3 * 24 * 60.0 // minutes during which nobody came from the country of the browser's clock
	arrivedMissed          = 8.0           // accesses that would have come from there meanwhile. Judgement
	silentMostActive       = .9            // share of days, so that few seen days prove little
	homeMachine, homePlain = 0.0, .5
	strangers              = .4 // other mail software abroad: at least one of the two is not the owner. Judgement
	travelling             = .8 // a browser abroad on a device that the owner has at home. Judgement
	strangersNear          = 8  // neighbours in time that are looked at
)

// Outcomes.
const (
	outcomeGuessed       = 20 // five failures or more, then success, within an hour, from abroad or a server that was not seen before: 1 traveller of 200, half of guessers. Judgement
	outcomeRetried       = 10 // two to four, or at home. CSM and Entra ID use the same shape
	outcomeNothing       = -25
	outcomeChanged       = 12 // settings changed by whoever came (MITRE ATT&CK T1098, T1114.003). Judgement
	changedMinutes       = 24 * 60.0
	changedSeveral       = 2 // settings, by a device and on a line at home that were never seen before, for medium. Judgement
	outcomeWarned        = 8 // the provider itself warns: it knows more than the page shows. Judgement
	guessedLeast         = 5
	guessedStrange       = 3              // failures before a device that was never seen came in, on a new line at home, for medium. Judgement
	guessedWins          = 2              // sign-ins of an operator that was first seen after guesses; with more it is the owner's. Judgement
	guessedShare         = 3              // times as many of others at home, before one with a device of its own is doubted after fewer guesses. Judgement
	newcomerDays         = 3 * 24 * 60.0  // minutes around the first sign-in of somebody new, in which others were seen: nobody has moved. Judgement
	newcomerAfter        = 14 * 24 * 60.0 // minutes of home that must have been seen before a new device on a new line is asked for. Judgement
	guessedHomeLeast     = 8              // sign-ins of other operators at home, before such a one is doubted. Judgement
	retriedLeast         = 2
	guessMinutes         = 60.0
	sprayWeek            = 7 * 24 * 60.0
	sprayHourly          = 4 // times as many wrong passwords of others as in an hour of the week before, to be more than chance. Judgement
	sprayMany            = 5 // networks that try for sprayLong or more: an account on old lists. Judgement
	sprayLong            = 3 * 24 * 60.0
	sprayNetworks        = 3 // that tried passwords within a day before somebody came in from another one. Judgement
	sameAttackMinutes    = 24 * 60.0
	foreignAttackMinutes = 4 * 24 * 60.0
	domesticFailures     = 5 // of an unknown operator at home before they are worth a word
	domesticHomeLeast    = 3 // sign-ins of home's operators, before another one is called new
	domesticRowsLeast    = 5
	webHomeDays          = 3 // days of web sign-ins that make a country home against the zone. Judgement
	secondHomeDays       = 5
	webHomeShare         = .6
	secondHomeShare      = 2.0 / 3
	secondHomeTimes      = 5 // times as many days as in the zone's country, which was but visited
	rotatingFit          = .6
	rotatingMost         = 40 // clusters that are tried as one machine
	rotatingLeast        = 6  // accesses
	spreadShare          = .5
	rotationCountries    = 3   // foreign countries, or operators of servers at home, that take turns
	rotationMany         = 6   // countries that nobody travels through in turn
	rotationStays        = 1.5 // stays for each of them: travellers see a country once, or once more on the way back. Judgement
	rotationShare        = .5  // stays for each access: a stranger who changes addresses stays for one or two. Judgement
	domesticTimingHalf   = .5
	residentDays         = 6 // days, over residentSpan minutes, on which one device came from abroad, before it is asked for first. Judgement
	residentSpan         = 6 * 24 * 60.0
	residentParts        = 4   // sixths of a day
	telephoneBlocks      = 3   // networks of a telephone abroad, at least. Judgement
	houseShare           = .34 // networks for each access of a house: one in three may be another. Judgement
	residentMails        = 2   // accesses of mail software on each day by somebody who lives there, in residentHours of the day, and residentNight without any. Judgement
	residentHours        = 8
	residentNight        = 5
	handsMost            = 10.0 // accesses of mail software a day by somebody who opens it. Judgement
	readerDays           = 2    // days on which the owner's browser came from where the reader is now, with mail software. Judgement
	familyDays           = 3    // days on which somebody abroad came by hand, before the family is asked for
)

// Clients and rows.
const (
	clientUnknown = 4
	clientKnown   = -5 // weak: device texts can be copied (RBA weights)
	clientEmailID = 3  // seen in reports of 2017
	deviceLeast   = 3  // devices of home that must be known before another is called new
	rowsSingle    = -5
	rowsFew       = -3
	rowsEnough    = 5
)

// Trust.
const (
	trustOwn       = -30
	marksMost      = 3         // records of one page that may be marked as the reader's session, unless of one sitting or the zone's country
	marksSpan      = 12 * 60.0 // minutes
	trustNear      = -10       // a browser in the country where the reader is at this moment. Judgement
	trustConfirmed = -30
	trustDenied    = 30
)

// gmailFetchEnd is the moment from which Gmail no longer excuses an access: Google closes fetching by POP and Gmailify during
// 2026, for new users in the first quarter, for the others later in the year (tech-ish.com, downthenews.com; gigazine.net of
// 2025-10-01 names January). The end of the year is the latest that any of them allows.
func gmailFetchEnd() time.Time { return time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC) }

// textFetchers are the countries where large mail fetchers keep their servers: where a page prints no address, mail software
// from there may be one. The service is the one to ask for first. Hong Kong and Taiwan are not among them: fetchers are rarer there than
// intruders in what victims published.
func textFetcher(country string) (service string, ok bool) {
	switch country {
	case "SG", "MY", "IE", "NL":
		return "outlook", true
	case "US", "FI", "BE":
		return "gmail", true
	}
	return "", false
}
