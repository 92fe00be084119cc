package geodb

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math/big"
	"net/netip"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"ashiato/wasm/geoip"
)

// torSource reads the two files of Debian's tor-geoipdb, which Tor makes from the IPFire location database: lines
// "start,end,CC", IPv4 addresses as numbers, and a header in comments.
type torSource struct {
	v4, v6 string
	date   string
}

func (s *torSource) About() geoip.Source {
	return geoip.Source{Name: "IPFire Location Database", Licence: "CC BY-SA 4.0", URL: "https://www.ipfire.org/location", Date: s.date}
}

func (s *torSource) Files() []string { return []string{s.v4, s.v6} }

// minTorRanges is far below the 385,602 and 276,626 ranges of 2026-06: fewer mean a file cut short.
const minTorRanges = 100_000

func (s *torSource) Read(yield func(Range) error) error {
	for _, file := range s.Files() {
		n := 0
		err := readLines(file, func(number int, line string) error {
			if comment, ok := strings.CutPrefix(line, "#"); ok {
				return s.header(file, number, strings.TrimSpace(comment))
			}
			r, err := parseCountryLine(line)
			if err != nil {
				return sourceError(file, number, err.Error(), cureFormat)
			}
			n++
			return yield(r)
		})
		if err != nil {
			return err
		}
		if n < minTorRanges {
			return sourceError(file, 0, fmt.Sprintf("only %d ranges, the file is cut short", n), cureFetch)
		}
		if s.date == "" {
			return sourceError(file, 0, "no line \"# Generated: …\" in its header", cureFormat)
		}
	}
	return nil
}

// header takes the date from "Generated: Thu, 25 Jun 2026 04:33:59 GMT".
func (s *torSource) header(file string, number int, comment string) error {
	value, ok := strings.CutPrefix(comment, "Generated:")
	if !ok {
		return nil
	}
	t, err := time.Parse(time.RFC1123, strings.TrimSpace(value))
	if err != nil {
		return sourceError(file, number, "unreadable date "+strconv.Quote(value), cureFormat)
	}
	if date := t.UTC().Format(time.DateOnly); s.date == "" || date < s.date {
		s.date = date
	}
	return nil
}

// csvSource reads lines "start,end,CC" or "start,end,number,name"; addresses may be numbers.
type csvSource struct {
	about geoip.Source
	files []string
	dated string // package.json with a version that ends in the date, "" if there is none
}

func (s *csvSource) About() geoip.Source { return s.about }
func (s *csvSource) Files() []string     { return s.files }

func (s *csvSource) Read(yield func(Range) error) error {
	if err := s.readDate(); err != nil {
		return err
	}
	for _, file := range s.files {
		n := 0
		err := readLines(file, func(number int, line string) error {
			if line == "" || line[0] == '#' {
				return nil
			}
			parse := parseCountryLine
			if strings.Count(line, ",") > 2 {
				parse = parseSystemLine
			}
			r, err := parse(line)
			if err != nil {
				return sourceError(file, number, err.Error(), cureFormat)
			}
			n++
			return yield(r)
		})
		if err != nil {
			return err
		}
		if n == 0 {
			return sourceError(file, 0, "the file holds no ranges", cureFetch)
		}
	}
	return nil
}

// readDate takes the date from the package's version, "2.3.2026061719"; a file of one's own has that of its last change.
func (s *csvSource) readDate() error {
	if s.dated == "" {
		info, err := os.Stat(s.files[0])
		if err != nil {
			return sourceError(s.files[0], 0, err.Error(), cureFetch)
		}
		s.about.Date = info.ModTime().UTC().Format(time.DateOnly)
		return nil
	}
	b, err := os.ReadFile(s.dated)
	if err != nil {
		return sourceError(s.dated, 0, err.Error(), cureFetch)
	}
	var p struct{ Version string }
	if err := json.Unmarshal(b, &p); err != nil {
		return sourceError(s.dated, 0, err.Error(), cureFetch)
	}
	d := regexp.MustCompile(`\.(20\d\d)(\d\d)(\d\d)\d\d$`).FindStringSubmatch(p.Version)
	if d == nil {
		return sourceError(s.dated, 0, "the version "+strconv.Quote(p.Version)+" does not end in a date", cureFormat)
	}
	s.about.Date = d[1] + "-" + d[2] + "-" + d[3]
	return nil
}

// readLines calls f for each line of a file, from number 1.
func readLines(file string, f func(number int, line string) error) error {
	r, err := openSourceFile(file)
	if err != nil {
		return err
	}
	defer r.Close()
	lines := bufio.NewScanner(r)
	number := 0
	for lines.Scan() {
		number++
		if err := f(number, lines.Text()); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return sourceError(file, number+1, err.Error(), cureFetch)
	}
	return nil
}

// parseCountryLine reads "start,end,CC". A code that names no country leaves Country absent.
func parseCountryLine(line string) (Range, error) {
	f := strings.Split(line, ",")
	if len(f) != 3 {
		return Range{}, fmt.Errorf("%d fields, not start,end,CC", len(f))
	}
	r, err := parseEnds(f[0], f[1])
	code := strings.Trim(f[2], `"`)
	if err == nil && len(code) != 2 {
		err = fmt.Errorf("%q is no country code", code)
	}
	r.Country = geoip.CountryCode(code)
	return r, err
}

// parseSystemLine reads "start,end,number,name", with the name quoted if it holds a comma.
func parseSystemLine(line string) (Range, error) {
	f := strings.SplitN(line, ",", 4)
	if len(f) != 4 {
		return Range{}, fmt.Errorf("%d fields, not start,end,number,name", len(f))
	}
	r, err := parseEnds(f[0], f[1])
	if err != nil {
		return r, err
	}
	asn, err := strconv.ParseUint(strings.TrimPrefix(f[2], "AS"), 10, 32)
	if err != nil {
		return r, fmt.Errorf("%q is no number of an autonomous system", f[2])
	}
	name := f[3]
	if len(name) >= 2 && name[0] == '"' && name[len(name)-1] == '"' {
		name = strings.ReplaceAll(name[1:len(name)-1], `""`, `"`)
	}
	r.ASN, r.Org = uint32(asn), strings.Join(strings.Fields(strings.ToValidUTF8(name, "")), " ")
	return r, nil
}

func parseEnds(from, to string) (Range, error) {
	var r Range
	var err error
	if r.From, err = parseAddr(from); err != nil {
		return r, err
	}
	if r.To, err = parseAddr(to); err != nil {
		return r, err
	}
	if r.From.BitLen() != r.To.BitLen() || r.To.Less(r.From) {
		return r, fmt.Errorf("%s-%s is no range", r.From, r.To)
	}
	return r, nil
}

// parseAddr reads an address, or a number: below 2^32 an IPv4 address.
func parseAddr(s string) (netip.Addr, error) {
	s = strings.Trim(s, `"`)
	if strings.ContainsAny(s, ".:") {
		a, err := netip.ParseAddr(s)
		if err != nil || a.Is4In6() || a.Zone() != "" {
			return netip.Addr{}, fmt.Errorf("%q is no address", s)
		}
		return a, nil
	}
	if n, err := strconv.ParseUint(s, 10, 32); err == nil {
		var b [4]byte
		binary.BigEndian.PutUint32(b[:], uint32(n))
		return netip.AddrFrom4(b), nil
	}
	n, ok := new(big.Int).SetString(s, 10)
	if !ok || n.Sign() < 0 || n.BitLen() > 128 {
		return netip.Addr{}, fmt.Errorf("%q is no address", s)
	}
	var b [16]byte
	return netip.AddrFrom16([16]byte(n.FillBytes(b[:]))), nil
}
