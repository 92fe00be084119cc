package geoip

import (
	"bytes"
	"errors"
	"strconv"

	"github.com/oschwald/maxminddb-golang/v2"
)

// Reason says why a file is refused.
type Reason string

// The reasons.
const (
	Empty      Reason = "empty"      // no bytes
	Compressed Reason = "compressed" // an archive or compressed file that must be unpacked first
	NotMMDB    Reason = "not-mmdb"   // another kind of file
	Truncated  Reason = "truncated"  // its end or its middle is missing
	Version    Reason = "version"    // a version of the format that does not exist yet
	Corrupt    Reason = "corrupt"    // its tree or its records are broken
	NoFields   Reason = "no-fields"  // a sound MMDB that knows neither countries nor networks
)

// FileError says why Open refuses a file, in words for a message (Error) and as a code for a catalogue (Reason).
type FileError struct {
	Reason Reason
	Detail string
}

func (e *FileError) Error() string { return e.Detail }

func refuse(reason Reason, detail string) error { return &FileError{reason, detail} }

// Open opens a database that lies in b, which the Database keeps: b must not change afterwards. It takes any MMDB
// with countries, autonomous systems or network kinds, in Ashiato's layout or those of GeoLite2, IPinfo and DB-IP. The
// error is a *FileError.
func Open(b []byte) (*Database, error) { return open(b, nil) }

// OpenPaged opens a database of size bytes of which fetch copies the parts that look-ups need: no others are ever fetched. Its beginning and
// its end must be there; a look-up that lacks another part finds nothing, and Waiting tells of it. Such a Database is for one goroutine.
// The error is as Open's.
func OpenPaged(size int, fetch Fetch) (*Database, error) {
	p := newPages(size, fetch)
	if p.absent {
		return nil, refuse(Truncated, "the file's beginning or end is not there")
	}
	return open(p.buf, p)
}

func open(b []byte, p *pages) (*Database, error) {
	if err := recognise(b); err != nil {
		return nil, err
	}
	r, err := maxminddb.OpenBytes(b, maxminddb.DisableStringCache())
	if err != nil {
		return nil, refuse(Corrupt, "the file is a damaged MMDB: "+err.Error())
	}
	m := &r.Metadata
	switch {
	case m.BinaryFormatMajorVersion != 2:
		return nil, refuse(Version, "the file is in version "+strconv.Itoa(int(m.BinaryFormatMajorVersion))+" of the MMDB format; version 2 is needed")
	case m.RecordSize != 24 && m.RecordSize != 28 && m.RecordSize != 32, m.IPVersion != 4 && m.IPVersion != 6, m.NodeCount == 0:
		return nil, refuse(Corrupt, "the file is a damaged MMDB: its description of itself makes no sense")
	}
	seen, err := sample(r, p)
	if err != nil {
		return nil, refuse(Corrupt, "the file is a damaged MMDB: "+err.Error())
	}
	if seen.Country == "" && seen.ASN == 0 && seen.Kind == "" {
		return nil, refuse(NoFields, "the file ("+strconv.Quote(limited(m.DatabaseType))+") holds no countries and no networks")
	}
	d := &Database{reader: r, pages: p, description: describe(r, len(b), seen), special: newSpecial()}
	if m.DatabaseType != Type {
		if d.kinds, err = ParseKinds(builtinKinds); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// recognise refuses what is no MMDB and says what it is instead. The metadata stands at the end of a file, so a file without
// that looks like an MMDB at its beginning has lost its end.
func recognise(b []byte) error {
	switch {
	case len(b) == 0:
		return refuse(Empty, "the file is empty")
	case bytes.HasPrefix(b, []byte("\x1f\x8b")), bytes.HasPrefix(b, []byte("PK\x03\x04")), bytes.HasPrefix(b, []byte("\xfd7zXZ")), bytes.HasPrefix(b, []byte("\x28\xb5\x2f\xfd")),
		bytes.HasPrefix(b, []byte("BZh")), len(b) > 262 && string(b[257:262]) == "ustar":
		return refuse(Compressed, "the file is an archive or compressed; unpack it and choose the .mmdb file inside")
	case bytes.Contains(b[max(0, len(b)-metadataMax):], []byte(metadataStart)):
		return nil
	case b[0] == 0:
		return refuse(Truncated, "the file is cut short: its description of itself, which stands at the end of an MMDB, is missing")
	}
	return refuse(NotMMDB, "the file is not an MMDB (MaxMind DB) database")
}

// sample reads records all over the database, and returns a record with every field that one of them has.
func sample(r *maxminddb.Reader, p *pages) (Record, error) {
	var seen Record
	if p != nil && r.Metadata.DatabaseType == Type {
		// Our own, from the package or with its checksum proven: a few records show that it can be read, and the rest is not fetched for it.
		for i, a := range sampleAddresses(4) {
			if i%64 != 62 { // the last, which has a service, is among them
				continue
			}
			if !p.prepare(a) { // not there yet: the layout is known, and what is broken shows in the look-ups
				p.missed = nil
				return Record{Country: "ZZ", ASN: 1, Org: "-", Kind: "-", Service: "-"}, nil
			}
			if err := look(r.Lookup(a), &seen); err != nil {
				return seen, err
			}
		}
		if seen.Country != "" && seen.ASN != 0 {
			return seen, nil
		}
	}
	if p != nil {
		if p.all(); p.absent {
			return seen, errors.New("it cannot be read in parts")
		}
	}
	for _, a := range sampleAddresses(r.Metadata.IPVersion) {
		if err := look(r.Lookup(a), &seen); err != nil {
			return seen, err
		}
	}
	n := 0
	for result := range r.Networks() {
		if err := look(result, &seen); err != nil {
			return seen, err
		}
		if n++; n == 500 { // small files may have nothing at the sampled addresses
			break
		}
	}
	return seen, nil
}

// look decodes one record and takes its fields over into seen.
func look(result maxminddb.Result, seen *Record) error {
	var r Record
	if err := result.Decode(&r); err != nil {
		return err
	}
	seen.merge(r)
	return nil
}

func (r *Record) merge(o Record) {
	if r.Country == "" {
		r.Country = o.Country
	}
	if r.ASN == 0 {
		r.ASN = o.ASN
	}
	if r.Org == "" {
		r.Org = o.Org
	}
	if r.Kind == "" {
		r.Kind = o.Kind
	}
	if r.Service == "" {
		r.Service = o.Service
	}
}

func limited(s string) string {
	if len(s) > 60 {
		return s[:60] + "…"
	}
	return s
}
