package risk

import "testing"

// Whoever lives by a border crosses it every day.
func TestNeighbours(t *testing.T) {
	j := judge{distances: map[string]float64{}}
	for _, c := range []struct {
		a, b string
		near bool
	}{
		{"HK", "CN", true}, {"DE", "FR", true}, {"FR", "CH", true}, {"IT", "CH", true}, {"AT", "DE", true}, {"NL", "DE", true}, {"PL", "DE", true}, {"ES", "FR", true},
		{"SG", "MY", true}, {"JP", "KR", false}, {"JP", "CN", false}, {"CN", "TW", false}, {"CN", "VN", false}, {"GB", "DE", false},
	} {
		if got := j.neighbours(c.a, c.b); got != c.near {
			t.Errorf("neighbours(%s, %s) = %v, %.0f km", c.a, c.b, got, j.kilometres(c.a, c.b))
		}
	}
}
