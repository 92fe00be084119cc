//go:build unix

package analyzer_test

import (
	"syscall"
	"time"
)

// spent is the processor time of this process so far: on a busy machine a wall clock measures the others.
func spent() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
