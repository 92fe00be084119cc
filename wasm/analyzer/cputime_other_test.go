//go:build !unix

package analyzer_test

import "time"

var started = time.Now()

// spent is the time since the start, where a system tells no processor time.
func spent() time.Duration { return time.Since(started) }
