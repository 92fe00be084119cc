//go:build !wasip1

package main

import (
	"os"
	"time"

	"ashiato/wasm/command"
)

func main() {
	os.Exit(command.Main(command.Process{
		Args: os.Args[1:], Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Getenv: os.Getenv, Clock: time.Now,
	}))
}
