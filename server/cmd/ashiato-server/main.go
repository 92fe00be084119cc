// Command ashiato-server hands out the signed address database.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	wake := make(chan os.Signal, 1)
	signal.Notify(wake, syscall.SIGHUP)
	err := run(ctx, os.Args[1:], os.Getenv, wake, os.Stdout, os.Stderr)
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
	case errors.As(err, new(usageError)):
		fmt.Fprintf(os.Stderr, "ashiato-server: %v\nashiato-server --help explains every flag\n", err)
		os.Exit(2)
	default:
		fmt.Fprintln(os.Stderr, "ashiato-server:", err)
		os.Exit(1)
	}
}
