package releases

import (
	"io"
	"os"
	"strconv"
)

// spool lays b into a temporary file without a name: nothing is left behind, however the program ends. The path opens it anew for each
// request, with a position of its own, until held is closed.
func spool(b []byte) (path string, held io.Closer, err error) {
	f, err := os.CreateTemp("", "ashiato-")
	if err != nil {
		return "", nil, err
	}
	defer func() {
		if err != nil {
			f.Close()
		}
	}()
	if err = os.Remove(f.Name()); err != nil {
		return "", nil, err
	}
	if _, err = f.Write(b); err != nil {
		return "", nil, err
	}
	path = "/proc/self/fd/" + strconv.Itoa(int(f.Fd()))
	again, err := os.Open(path) // fails where /proc is not mounted
	if err != nil {
		return "", nil, err
	}
	return path, f, again.Close()
}
