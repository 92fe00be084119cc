package geodb

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"net/netip"
	"time"

	"github.com/maxmind/mmdbwriter"
	"github.com/maxmind/mmdbwriter/mmdbtype"
	"go4.org/netipx"

	"ashiato/wasm/geoip"
)

// RecordSize is the size in bits of a record of the search tree. 28 and 32 bits make the file larger by 12 and 25
// percent, compressed as well, and are needed only above 16 million nodes and records.
const RecordSize = 24

// Meta is what a database says of itself.
type Meta struct {
	Date    string // of the data, YYYY-MM-DD
	Version string
	Sources []geoip.Source
}

// Network is a range of addresses of one family with one record.
type Network struct {
	From, To netip.Addr
	geoip.Record
}

// Write writes an MMDB of the networks, in which a later one replaces earlier ones where they overlap. The same
// networks and meta give the same bytes.
func Write(w io.Writer, networks iter.Seq[Network], meta Meta) error {
	date, err := time.Parse(time.DateOnly, meta.Date)
	if err != nil {
		return fmt.Errorf("date of the data: %w", err)
	}
	tree, err := mmdbwriter.New(mmdbwriter.Options{
		BuildEpoch:   date.Unix(), // not the clock: the same inputs give the same bytes
		DatabaseType: geoip.Type,
		Description: map[string]string{
			"en":              "Countries, autonomous systems and kinds of networks for Ashiato",
			geoip.MetaDate:    meta.Date,
			geoip.MetaVersion: meta.Version,
			geoip.MetaSources: geoip.FormatSources(meta.Sources),
		},
		Languages:               []string{"en"},
		RecordSize:              RecordSize,
		IPVersion:               6,
		DisableIPv4Aliasing:     true, // the reader finds the IPv4 address inside others itself
		IncludeReservedNetworks: true, // the builder leaves special-purpose ranges out
		KeyGenerator:            recordKey{},
	})
	if err != nil {
		return err
	}
	values := map[geoip.Record]mmdbtype.Map{}
	for n := range networks {
		value, ok := values[n.Record]
		if !ok {
			value = encode(n.Record)
			values[n.Record] = value
		}
		if p, ok := netipx.IPRangeFrom(n.From, n.To).Prefix(); ok {
			err = tree.Insert(netipx.PrefixIPNet(p), value)
		} else {
			err = tree.InsertRange(n.From.AsSlice(), n.To.AsSlice(), value)
		}
		if err != nil {
			return fmt.Errorf("%s-%s: %w", n.From, n.To, err)
		}
	}
	var file bytes.Buffer
	if _, err := tree.WriteTo(&file); err != nil {
		return fmt.Errorf("writing the database: %w", err)
	}
	better, err := ordered(file.Bytes())
	if err != nil {
		return err
	}
	if _, err := w.Write(better); err != nil {
		return fmt.Errorf("writing the database: %w", err)
	}
	return nil
}

// encode is r in the layout that geoip.Record reads.
func encode(r geoip.Record) mmdbtype.Map {
	m := mmdbtype.Map{}
	for key, value := range map[mmdbtype.String]string{
		geoip.KeyCountry: r.Country, geoip.KeyOrg: r.Org, geoip.KeyKind: string(r.Kind), geoip.KeyService: r.Service,
	} {
		if value != "" {
			m[key] = mmdbtype.String(value)
		}
	}
	if r.ASN != 0 {
		m[geoip.KeyASN] = mmdbtype.Uint32(r.ASN)
	}
	return m
}

// recordKey makes the key by which equal records are found. The writer's own hashes a serialised record each time.
type recordKey struct{}

func (recordKey) Key(v mmdbtype.DataType) ([]byte, error) {
	m, ok := v.(mmdbtype.Map)
	if !ok {
		return nil, fmt.Errorf("a record is a %T, not a map", v)
	}
	asn, _ := m[geoip.KeyASN].(mmdbtype.Uint32)
	key := []byte{byte(asn >> 24), byte(asn >> 16), byte(asn >> 8), byte(asn)}
	for _, name := range [...]mmdbtype.String{geoip.KeyCountry, geoip.KeyOrg, geoip.KeyKind, geoip.KeyService} {
		text, _ := m[name].(mmdbtype.String)
		key = append(append(key, text...), 0)
	}
	return key, nil
}
