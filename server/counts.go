package server

import (
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
)

// route is what is counted apart.
type route int

const (
	routeManifest route = iota
	routeDatabase
	routeHealth
	routeOther
	routes
)

func (r route) String() string { return [routes]string{"manifest", "database", "health", "other"}[r] }

// statuses are all that the service answers with.
func statuses() [10]int {
	return [10]int{http.StatusOK, http.StatusNoContent, http.StatusPartialContent, http.StatusNotModified, http.StatusNotFound,
		http.StatusMethodNotAllowed, http.StatusPreconditionFailed, http.StatusRequestEntityTooLarge,
		http.StatusRequestedRangeNotSatisfiable, http.StatusServiceUnavailable}
}

// Counts is everything that the service remembers of its clients: how many there were. The zero value is ready.
type Counts struct {
	requests [routes][10]atomic.Int64
	bytes    atomic.Int64

	Connections atomic.Int64 // open now
	Waited      atomic.Int64 // times that the limit of connections was reached
	Switches    atomic.Int64 // releases taken up while serving
	Failures    atomic.Int64 // release folders found unusable
}

func (c *Counts) add(r route, status int, bytes int64) {
	if c == nil {
		return
	}
	for i, s := range statuses() {
		if s == status {
			c.requests[r][i].Add(1)
		}
	}
	c.bytes.Add(bytes)
}

// text is the counts in Prometheus' text format, version 0.0.4.
func (c *Counts) text(current Release, known bool) string {
	var b strings.Builder
	head := func(name, kind, help string) {
		b.WriteString("# HELP " + name + " " + help + "\n# TYPE " + name + " " + kind + "\n")
	}
	line := func(name string, n int64) { b.WriteString(name + " " + strconv.FormatInt(n, 10) + "\n") }
	head("ashiato_requests_total", "counter", "Requests answered.")
	for r := range routes {
		for i, s := range statuses() {
			if n := c.requests[r][i].Load(); n > 0 {
				line(`ashiato_requests_total{route="`+r.String()+`",code="`+strconv.Itoa(s)+`"}`, n)
			}
		}
	}
	for _, m := range []struct {
		name, kind, help string
		n                int64
	}{
		{"ashiato_sent_bytes_total", "counter", "Bytes of files in answers.", c.bytes.Load()},
		{"ashiato_connections", "gauge", "Connections open now.", c.Connections.Load()},
		{"ashiato_connections_waited_total", "counter", "Times that the limit of connections was reached.", c.Waited.Load()},
		{"ashiato_release_switches_total", "counter", "Releases taken up while serving.", c.Switches.Load()},
		{"ashiato_release_failures_total", "counter", "Times that a release folder was found unusable.", c.Failures.Load()},
	} {
		head(m.name, m.kind, m.help)
		line(m.name, m.n)
	}
	if known {
		head("ashiato_release_expires_seconds", "gauge", "Unix time at which the current release expires.")
		line(`ashiato_release_expires_seconds{version="`+current.Version+`"}`, current.Expires.Unix())
	}
	return b.String()
}
