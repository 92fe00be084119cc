package extract_test

import "strings"

// titleWords are titles, labels and words of one language, as its sites write them. Lists are separated by bars.
type titleWords struct {
	lang, form, places              string
	known, neutral, signedIn        string // a title that says it all, one that says nothing, and the word for a sign-in
	titles, devices                 string // of login histories; of lists of devices and sessions
	heads                           string // heads of tables, one a line: kind of the column and its label
	success, failure, neither, ways string // the words for results and ways, with "=" and the class where it is not that of the list
	sentences                       string // with {t} time, {a} address, {p} place
	others                          string // what a row is called that is no sign-in
	name                            string // of a later list
	negatives                       string // kind of the rows, and the title of a page that is no login history
}

// otherRows are the cells of a row for each kind of page that is no login history: {t} a time, {i} a public address, {l} one of the local
// network, {p} a place, {n} a number, {d} a device.
var otherRows = map[string]string{
	"order": "{t}|AB-{n}|USB-C|¥1,980|✓", "download": "report-{n}.pdf|2.4 MB|{t}", "mail": "info@shop.example|Invoice {n}|{t}", "pay": "{t}|Visa {n}|12.00|OK",
	"post": "taro|Hello World {n}|{t}", "visit": "{t}|/item/{n}|{i}|{d}", "fw": "{t}|{i}|198.51.{n}|443|DROP", "dhcp": "{l}|aa:bb:cc:00:11:{n}|printer-{n}|{t}",
	"dns": "www{n}.shop.example|A|{i}|3600", "key": "laptop-{n}|{t}|{t}", "vault": "shop{n}.example|taro|{t}", "ship": "{t}|{p}|{n}", "call": "{t}|090-1234-00{n}|3:12",
	"point": "{t}|+{n}|1,240", "cal": "{t}|Kickoff {n}|Room 2", "change": "v2.4.{n}|{t}|Fix #{n}: Windows, Chrome", "help": "1|{t}|203.0.113.7|{d}", "mon": "{t}|203.0.113.80|200|{n} ms",
	"user": "Taro {n}|taro{n}@mail.example|{t}", "server": "web{n}|{i}|2 GB|{t}", "watch": "{t}|Episode {n}|{d}", "print": "{t}|doc{n}.pdf|12|LBP-400", "book": "{t}|{p}|2",
	"door": "{t}|Gate 2|#44{n}", "backup": "{t}|1.{n} GB|OK", "search": "{t}|cheap usb cable {n}|{d}", "purch": "{t}|Puzzle {n}|€4.99", "rule": "{p}|OFF|{t}", "store": "Store {n}|{p}|{t}", "traffic": "{t}|{i}|11{n} MB|21 MB", "request": "{t}|{i}|GET /item/{n}|200", "app": "Sync {n}|{t}", "share": "album-{n}|{t}|taro",
	"ban": "{i}|{t}|{n}", "stock": "NB-{n}|{d}|SN-88{n}|{t}",
}

// list is what bars separate.
func list(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, "|") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

var titleLanguages = []*titleWords{&japanese, &english, &chinese, &taiwanese, &korean, &german, &french, &spanish, &portuguese, &italian, &russian, &vietnamese}
