// Package when reads moments as login histories print them: absolute in many languages, relative, without a year, date and
// time apart. It says what a text tells and no more; what is open (the year, day against month) is decided over a whole column.
package when

import (
	"time"

	"ashiato/wasm/signin"
)

// Order is the order of the parts of a numeric date.
type Order uint8

// The orders.
const (
	DayFirst Order = iota
	MonthFirst
	YearFirst
)

// Stamp is a moment found in a text: runes Start to End. A part that is not printed is 0 (year, month, day) or -1 (hour, minute, second).
type Stamp struct {
	Start, End       int
	Year, Month, Day int
	Hour, Min, Sec   int
	// Parts are the numbers of a date like 03/08/26 whose order is open; Year, Month and Day are 0 then, or Year alone is known.
	Parts     [3]int
	Ambiguous bool
	Separator rune
	HalfDay   bool           // printed with a word for the half of the day
	Late      bool           // the hour is counted on from the day before: 25:10 was 1:10 of the next day
	Zone      *time.Location // as printed, nil if it is not
	LastWeek  bool           // of DayOfWeek: it is that of the week before
	DayOfWeek int            // beside a time of day without a date: the weekday before it, from 1 for Sunday, 0 if none
	// Back is the distance of a relative time; Unit its smallest unit, "" for an absolute one. Future ones lie ahead.
	Back         Distance
	Unit         string
	Future, Bare bool // Bare: a duration without a word like "ago"
	State        bool // "now": a state rather than a moment
}

// Distance is a distance in time.
type Distance struct {
	Years, Months, Days int
	Seconds             int64
}

// HasDate reports whether the stamp tells a day (or a month).
func (s *Stamp) HasDate() bool {
	return s.Month > 0 || s.Ambiguous || s.Unit == "day" || s.Unit == "week" || s.Unit == "month" || s.Unit == "year"
}

// HasClock reports whether the stamp tells a time of day.
func (s *Stamp) HasClock() bool { return s.Hour >= 0 }

// DayOn reports whether a date is on a weekday, from 1 for Sunday.
func (s *Stamp) DayOn(weekday int) bool {
	return s.Year > 0 && s.Month > 0 && s.Day > 0 && int(time.Date(s.Year, time.Month(s.Month), s.Day, 0, 0, 0, 0, time.UTC).Weekday())+1 == weekday
}

// Relative reports whether the stamp is a distance from now.
func (s *Stamp) Relative() bool { return s.Unit != "" }

// Precise reports how much the stamp tells: date and clock are more than either.
func (s *Stamp) Precise() int {
	n := 0
	if s.HasDate() {
		n += 2
	}
	if s.HasClock() || s.Unit == "second" || s.Unit == "minute" || s.Unit == "hour" {
		n += 3
	}
	if s.Year > 0 {
		n++
	}
	return n
}

// Join adds a time of day that stands apart to a date, or the other way round.
func (s Stamp) Join(o Stamp) Stamp {
	if !s.HasClock() {
		s.Hour, s.Min, s.Sec, s.HalfDay = o.Hour, o.Min, o.Sec, o.HalfDay
	} else if !s.HasDate() {
		o.Hour, o.Min, o.Sec, o.HalfDay = s.Hour, s.Min, s.Sec, s.HalfDay
		if o.Zone == nil {
			o.Zone = s.Zone
		}
		return o
	}
	if s.Zone == nil {
		s.Zone = o.Zone
	}
	return s
}

// future is how far ahead of now a moment may lie, for clocks that differ and zones that are guessed.
const future = 26 * time.Hour

// Time is the moment, in zone unless one is printed, and its precision. A missing year is the last in which the day has been. It is
// the zero time where the stamp tells no moment.
func (s *Stamp) Time(now time.Time, zone *time.Location, order Order) (time.Time, signin.Precision) {
	if s.Zone != nil {
		zone = s.Zone
	}
	if s.Future || s.State {
		return time.Time{}, signin.None
	}
	if s.Relative() {
		return s.ago(now.In(zone))
	}
	year, month, day := s.date(order)
	if month == 0 {
		if !s.HasClock() {
			return time.Time{}, signin.None
		}
		return s.today(now.In(zone))
	}
	precision := s.precision()
	if day == 0 {
		day, precision = 1, signin.Month
	}
	hour, minute, sec := max(s.Hour, 0), max(s.Min, 0), max(s.Sec, 0)
	if year == 0 {
		year = now.In(zone).Year()
		t := time.Date(year, time.Month(month), day, hour, minute, sec, 0, zone)
		if t.After(now.Add(future)) {
			year--
		}
	}
	t := time.Date(year, time.Month(month), day, hour, minute, sec, 0, zone)
	if t.Month() != time.Month(month) && month != 2 {
		return time.Time{}, signin.None // 31 June
	}
	return s.nextDay(t), precision
}

// date is the date under an order.
func (s *Stamp) date(order Order) (year, month, day int) {
	if !s.Ambiguous {
		return s.Year, s.Month, s.Day
	}
	p := s.Parts
	switch order {
	case YearFirst:
		if s.Year == 0 && p[2] > 0 {
			return century(p[0]), p[1], p[2]
		}
		fallthrough
	case MonthFirst:
		year, month, day = p[2], p[0], p[1]
	default:
		year, month, day = p[2], p[1], p[0]
	}
	if s.Year > 0 {
		year = s.Year
	} else if year > 0 || p[2] > 0 {
		year = century(year)
	}
	return year, month, day
}

// Fits reports whether the numbers of an ambiguous date make a date under an order.
func (s *Stamp) Fits(order Order) bool {
	if !s.Ambiguous {
		return true
	}
	_, month, day := s.date(order)
	return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

// century is the year of two printed digits.
func century(y int) int {
	switch {
	case y >= 100:
		return y
	case y >= 60: // Buddhist years of two digits, 2569 is 2026
		return 2500 + y - 543
	}
	return 2000 + y
}

func (s *Stamp) precision() signin.Precision {
	switch {
	case s.Sec >= 0:
		return signin.Second
	case s.Min >= 0:
		return signin.Minute
	case s.Hour >= 0:
		return signin.Hour
	}
	return signin.Day
}

// today is a time of day without a date: the last one that has been.
func (s *Stamp) today(now time.Time) (time.Time, signin.Precision) {
	t := time.Date(now.Year(), now.Month(), now.Day(), s.Hour, max(s.Min, 0), max(s.Sec, 0), 0, now.Location())
	if t.After(now.Add(10 * time.Minute)) {
		t = t.AddDate(0, 0, -1)
	}
	if s.DayOfWeek > 0 {
		back := (int(t.Weekday()) - s.DayOfWeek + 8) % 7
		if s.LastWeek && back <= (int(t.Weekday())+6)%7 { // the week begins on Monday
			back += 7
		}
		t = t.AddDate(0, 0, -back)
	}
	return t, s.precision()
}

func (s *Stamp) ago(now time.Time) (time.Time, signin.Precision) {
	t := now.AddDate(-s.Back.Years, -s.Back.Months, -s.Back.Days).Add(-time.Duration(s.Back.Seconds) * time.Second)
	precision := signin.Day
	switch s.Unit {
	case "second":
		precision = signin.Second
	case "minute":
		precision = signin.Minute
	case "hour":
		precision = signin.Hour
	case "month", "year":
		precision = signin.Month
	}
	if s.HasClock() { // yesterday 05:19
		t = time.Date(t.Year(), t.Month(), t.Day(), s.Hour, max(s.Min, 0), max(s.Sec, 0), 0, t.Location())
		precision = s.precision()
		t = s.nextDay(t)
	}
	return t, precision
}

// nextDay is the day after t where the hour is counted on from the day before.
func (s *Stamp) nextDay(t time.Time) time.Time {
	if s.Late {
		return t.AddDate(0, 0, 1)
	}
	return t
}
