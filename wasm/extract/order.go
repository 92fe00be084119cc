package extract

import (
	"slices"
	"strings"
	"time"

	"ashiato/wasm/extract/when"
	"ashiato/wasm/vocabulary"
)

// order decides between day and month over all numeric dates of a group: by numbers above twelve, by what is not ahead of
// now, by the order of the rows, and only then by the page's language.
func (d *doc) order(drafts []draft, zone *time.Location) when.Order {
	halfDays, dots, any := false, false, false
	for i := range drafts {
		if s := &drafts[i].stamp; drafts[i].timed && s.Ambiguous {
			any = true
			halfDays = halfDays || s.HalfDay
			dots = dots || s.Separator == '.'
		}
	}
	best, bestScore := when.DayFirst, -1e9
	if !any {
		return best
	}
	if len(drafts) == 1 {
		drafts = append(d.otherDates(&drafts[0].stamp), drafts...)
	}
	for _, o := range [...]when.Order{when.DayFirst, when.MonthFirst, when.YearFirst} {
		score := d.fits(drafts, zone, o)
		if score += orderOf(strings.ToLower(d.p.Lang), o, halfDays, dots, score == 0); score > bestScore {
			best, bestScore = o, score
		}
	}
	return best
}

// otherDates are the dates of the page that are written as one is, for what one alone leaves open.
func (d *doc) otherDates(s *when.Stamp) (dates []draft) {
	for i := 0; i < len(d.pieces) && len(dates) < maxSample; i++ {
		for k := range d.pieces[i].stamps {
			if o := &d.pieces[i].stamps[k]; o.Ambiguous && o.Separator == s.Separator && !o.Future {
				dates = append(dates, draft{stamp: *o, timed: true})
			}
		}
	}
	return dates
}

// fits is how well an order suits the dates of a group: nothing is lost where all can be read so, none is ahead of now, and the rows run one way.
func (d *doc) fits(drafts []draft, zone *time.Location, o when.Order) float64 {
	score, span := 0.0, 0.0
	up, down := 0, 0
	var prev time.Time
	for i := range drafts {
		s := &drafts[i].stamp
		if !drafts[i].timed || !s.Ambiguous {
			continue
		}
		if !s.Fits(o) {
			score -= 10
			continue
		}
		t, _ := s.Time(d.o.Now, zone, o)
		if t.IsZero() || t.After(d.o.Now.Add(26*time.Hour)) {
			score -= 5
			continue
		}
		if !prev.IsZero() {
			if t.After(prev) {
				up++
			} else {
				down++
			}
			span += abs(t.Sub(prev).Hours())
		}
		if o == when.YearFirst && s.Parts[2] > 0 && s.Year == 0 && (2000+s.Parts[0] > d.o.Now.Year() || 2000+s.Parts[0] < d.o.Now.Year()-12) {
			score -= 3
		}
		prev = t
	}
	return score - 0.5*float64(min(up, down)) - min(span/24/3650, 1)
}

// orderOf is how much a page's language, its halves of the day and its points speak for an order. open: nothing else decides.
func orderOf(lang string, o when.Order, halfDays, dots, open bool) (score float64) {
	tag := vocabulary.Tag(lang)
	yearFirst := slices.Contains([]string{"ja", "zh-Hans", "zh-Hant", "ko", "hu"}, tag)
	switch o {
	case when.MonthFirst:
		if lang == "en-us" || lang == "en" && !dots && (halfDays || open) {
			score += 0.3
		}
		if yearFirst {
			score += 0.3
		}
	case when.DayFirst:
		if dots || tag != "en" || slices.Contains([]string{"en-gb", "en-au", "en-nz", "en-in", "en-ie"}, lang) {
			score += 0.2
		}
	case when.YearFirst:
		score -= 0.1
		if yearFirst || tag == "sv" {
			score += 0.4
		}
	}
	return score
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}

// years corrects dates without a year in rows that run from new to old: a later day in a lower row is a year older.
func years(drafts []draft) {
	down, up := 0, 0
	var prev time.Time
	for i := range drafts {
		if !drafts[i].timed {
			continue
		}
		if !prev.IsZero() {
			if drafts[i].Time.After(prev) {
				up++
			} else {
				down++
			}
		}
		prev = drafts[i].Time
	}
	if down < 3*up {
		return
	}
	back := 0
	prev = time.Time{}
	for i := range drafts {
		r := &drafts[i]
		if !r.timed || r.stamp.Year > 0 || r.stamp.Relative() || !r.stamp.HasDate() || r.stamp.Ambiguous && r.stamp.Parts[2] > 0 {
			continue
		}
		t := r.Time.AddDate(-back, 0, 0)
		if !prev.IsZero() && t.After(prev.Add(31*24*time.Hour)) && back < 3 {
			back++
			t = r.Time.AddDate(-back, 0, 0)
		}
		r.Time, prev = t, t
	}
}
