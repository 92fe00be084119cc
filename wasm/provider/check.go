package provider

import (
	"errors"
	"net/url"
	"strconv"
	"strings"
	"time"

	"ashiato/wasm/zone"
)

// Check reports what is wrong with a definition beyond its form: the first mistake, with the field it stands in.
// The engine never calls it, since the definitions are checked before they ship.
func (d *Definition) Check() error {
	c := &checker{}
	c.definition(d)
	for i := range d.Histories {
		c.at = "histories[" + strconv.Itoa(i) + "]."
		c.history(d, &d.Histories[i])
	}
	seen := map[string]bool{}
	for i := range d.Actions {
		a := &d.Actions[i]
		c.at = "actions[" + strconv.Itoa(i) + " " + a.ID + "]."
		c.when(seen[a.ID], "id", "twice")
		seen[a.ID] = true
		c.action(d, a)
	}
	if c.err != nil {
		return errors.New("provider " + d.ID + ": " + c.err.Error())
	}
	return nil
}

// checker keeps the first mistake. at is where it is looking.
type checker struct {
	at  string
	err error
}

func (c *checker) when(wrong bool, field, what string) {
	if wrong && c.err == nil {
		c.err = errors.New(c.at + field + ": " + what)
	}
}

func (c *checker) definition(d *Definition) {
	c.when(!plainID(d.ID), "id", "small letters, digits and hyphens only")
	c.when(d.Name["ja"] == "" || d.Name["en"] == "", "name", "ja and en are both needed")
	c.when(d.Software != (len(d.Hosts) == 0), "hosts", "a provider has some, software that anyone runs has none")
	for i, h := range d.Hosts {
		bare := strings.TrimPrefix(h, "*.")
		c.when(h != strings.ToLower(h) || strings.ContainsAny(bare, "*/:@? ") || strings.Count(bare, ".") < 1 || strings.Contains(bare, ".."),
			"hosts", strconv.Quote(h)+" is no host: small letters, without scheme, port and path, at most a leading \"*.\"")
		c.when(strings.HasSuffix("."+h, ".example.com"), "hosts", strconv.Quote(h)+" is the scaffold's: give the provider's own")
		c.when(i > 0 && d.Hosts[i-1] >= h, "hosts", strconv.Quote(h)+" is out of order")
	}
	c.when(d.Software && len(d.Words) == 0, "words", "software is recognised by its words, and has none")
	for _, w := range d.Words {
		// A short word, or the bare name, stands on many pages that are not the provider's.
		c.when(len(w) < 8, "words", strconv.Quote(w)+" is too short to be this provider's alone")
	}
	if d.Zone != "" {
		_, err := zone.Load(d.Zone)
		c.when(err != nil || d.Zone == "Local", "zone", strconv.Quote(d.Zone)+" is no IANA zone")
	}
	c.when(d.ZoneCertain && d.Zone == "", "zoneCertain", "of no zone")
	for _, n := range d.Networks {
		c.when(!KnownService(n), "networks", strconv.Quote(n)+" is no network of the address database")
	}
	c.texts("words", d.Words)
	c.texts("ownAddress", d.OwnAddress)
	c.texts("signedOut", d.SignedOut)
	c.when(len(d.Histories)+len(d.Actions) == 0, "histories", "neither a history nor an action")
	c.when(strings.TrimSpace(d.Note) == "", "note", "says what is not known, and is empty")
}

func (c *checker) history(d *Definition, h *History) {
	c.when(!KnownHistory(h.Kind), "kind", strconv.Quote(h.Kind)+" is neither web nor mail nor devices")
	c.when(len(h.Titles) == 0, "titles", "none")
	c.when(h.URL == "" && h.Near == "" && !d.Software, "url", "neither url nor near: give the nearest certain page")
	c.when(h.URL == "" && len(h.Path) == 0, "path", "needed where the address is unknown")
	c.when(d.Software && h.URL+h.Near != "", "url", "software has no address of its own")
	c.address("url", h.URL)
	c.address("near", h.Near)
	c.addresses("urls", h.URLs)
	c.texts("titles", h.Titles)
	c.texts("empty", h.Empty)
	c.texts("labels", h.Labels)
	c.texts("path", h.Path)
	c.evidence(h.Confidence, h.Checked)
}

func (c *checker) action(d *Definition, a *Action) {
	c.when(!KnownAction(a.ID), "id", strconv.Quote(a.ID)+" is no action that a provider has a page for")
	c.when(a.URL == "" && !d.Software, "url", "none: give the nearest certain page")
	c.when(d.Software && a.URL != "", "url", "software has no address of its own")
	c.when(!a.Exact && len(a.Path) == 0, "path", "needed where the address is not the page itself")
	c.address("url", a.URL)
	c.addresses("urls", a.URLs)
	for _, w := range a.Covers {
		c.when(!KnownCover(w), "covers", strconv.Quote(w)+" is none of web, imap, pop, smtp")
	}
	for _, w := range a.Breaks {
		c.when(!KnownBreak(w), "breaks", strconv.Quote(w)+" is unknown")
	}
	switch a.ID {
	case "close-mail-software", "restrict-overseas-access":
		c.when(len(a.Covers) == 0, "covers", "a block that does not say what it blocks")
		c.when(len(a.Breaks) == 0, "breaks", "a block that does not say whom it locks out")
	case "change-password", "sign-out-sessions", "two-step":
		c.when(len(a.Covers) == 0, "covers", "needed, so that it is not taken for a cure of what it does not cover")
	}
	c.when((len(a.On) == 0) != (len(a.Off) == 0), "on", "on and off go together")
	c.when(len(a.On) > 0 && len(a.Titles) == 0, "titles", "needed to find the choice on its page")
	c.texts("labels", a.Labels)
	c.texts("path", a.Path)
	c.texts("titles", a.Titles)
	c.texts("on", a.On)
	c.texts("off", a.Off)
	c.evidence(a.Confidence, a.Checked)
}

func (c *checker) evidence(confidence Confidence, checked string) {
	c.when(confidence != Certain && confidence != Inferred, "confidence", strconv.Quote(string(confidence))+" is neither certain nor inferred")
	_, err := time.Parse("2006-01", checked)
	c.when(err != nil, "checked", strconv.Quote(checked)+" is no month (2026-11)")
}

func (c *checker) address(field, address string) {
	if address == "" {
		return
	}
	u, err := url.Parse(address)
	c.when(err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil || u.Port() != "" || strings.ContainsAny(address, " <>\"'"),
		field, strconv.Quote(address)+" is no https address")
}

func (c *checker) addresses(field string, list []string) {
	for _, a := range list {
		c.when(a == "", field, "an empty prefix fits every page")
		c.address(field, a)
	}
}

// texts are words as a page prints them: not empty, without spaces around, none twice.
func (c *checker) texts(field string, list []string) {
	seen := map[string]bool{}
	for _, t := range list {
		c.when(t == "" || t != strings.TrimSpace(t) || strings.ContainsAny(t, "\n\r\t"), field, strconv.Quote(t)+" is empty or has spaces around it")
		c.when(seen[t], field, strconv.Quote(t)+" twice")
		seen[t] = true
	}
}

func plainID(id string) bool {
	for _, r := range id {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' {
			return false
		}
	}
	return id != ""
}
