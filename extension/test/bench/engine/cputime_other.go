//go:build !unix

package main

import "time"

// spent is a clock, where a system tells no processor time.
func spent() time.Duration { return time.Duration(time.Now().UnixNano()) }
