package command

import (
	"fmt"
	"net/netip"
	"strings"

	"ashiato/wasm/geoip"
	"ashiato/wasm/signin"
)

// geo is `ashiato geo IP...`: a line for each address, beginning with it.
func geo(p Process, args []string) error {
	name, addresses, whole := "", []string{}, false
	for i := 0; i < len(args); i++ {
		switch a := args[i]; {
		case a == "--describe":
			whole = true
		case a == "--db" && i+1 < len(args):
			i++
			name = args[i]
		case strings.HasPrefix(a, "--db="):
			name = strings.TrimPrefix(a, "--db=")
		case strings.HasPrefix(a, "-"):
			return usageError{fmt.Errorf("geo: unknown flag %s", a)}
		default:
			addresses = append(addresses, a)
		}
	}
	if len(addresses) == 0 && !whole {
		return usageError{fmt.Errorf("geo: no address given")}
	}
	db, err := database(name)
	if err != nil {
		return err
	}
	if whole {
		describe(p, db.Describe())
	}
	failed := false
	for _, text := range addresses {
		line, err := geoLine(db, text)
		if err != nil {
			failed = true
			fmt.Fprintf(p.Stderr, "ashiato: geo: %v\n", err)
			continue
		}
		fmt.Fprintln(p.Stdout, line)
	}
	if failed {
		return errReported
	}
	return nil
}

// geoLine is an address and what the database knows of it.
func geoLine(db *geoip.Database, text string) (string, error) {
	var place signin.Place
	if prefix, err := netip.ParsePrefix(text); err == nil {
		place, _ = db.LookupPrefix(prefix)
	} else if addr, err := netip.ParseAddr(text); err == nil {
		place, _ = db.Lookup(addr)
	} else {
		return "", fmt.Errorf("%q is no address", text)
	}
	return geoip.Line(text, place), nil
}

func describe(p Process, d geoip.Description) {
	fmt.Fprintf(p.Stdout, "type     %s\ndata     %s\nversion  %s\nshape    %s, %d nodes, %d bytes\nfields   %s\n",
		d.Type, d.Date, d.Version, d.RecordShape, d.Nodes, d.Size, strings.Join(d.Fields, ", "))
	for _, s := range d.Sources {
		fmt.Fprintf(p.Stdout, "source   %s, %s, %s %s\n", s.Name, s.Date, s.Licence, s.URL)
	}
}
