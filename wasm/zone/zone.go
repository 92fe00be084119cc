// Package zone knows time zones by their names: when it is where, and which country a zone lies in.
//
// It has one table of the rules that hold today, the same natively and in the browser, in a twentieth of the bytes of a database of all
// rules that ever held: login histories are a few months old.
package zone

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// Parse reads a time zone: an IANA name ("Asia/Tokyo") or an offset from UTC ("+09:00", "+0900", "-5").
func Parse(name string) (*time.Location, error) {
	if name == "" {
		return nil, errors.New("time zone: empty")
	}
	if name[0] == '+' || name[0] == '-' {
		return parseOffset(name)
	}
	if name == "Local" || len(name) > 64 {
		return nil, errors.New("time zone " + strconv.Quote(name) + ": not an IANA name like Asia/Tokyo nor an offset like +09:00")
	}
	zone, err := Load(name)
	if err != nil {
		return nil, errors.New("time zone " + strconv.Quote(name) + ": not an IANA name like Asia/Tokyo nor an offset like +09:00")
	}
	return zone, nil
}

func parseOffset(name string) (*time.Location, error) {
	digits := strings.ReplaceAll(name[1:], ":", "")
	if len(digits) <= 2 {
		digits += "00"
	}
	if len(digits) == 3 {
		digits = "0" + digits
	}
	n, err := strconv.Atoi(digits)
	if err != nil || len(digits) != 4 || n/100 > 14 || n%100 > 59 || strings.ContainsAny(digits, "+-") {
		return nil, errors.New("time zone " + strconv.Quote(name) + ": not an offset like +09:00")
	}
	seconds := n/100*3600 + n%100*60
	if name[0] == '-' {
		seconds = -seconds
	}
	return time.FixedZone(name, seconds), nil
}
