package releases

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"ashiato/server/sign"
)

// WriteKey lays a private key into a new file that only its owner can read.
func WriteKey(name string, k sign.PrivateKey) error {
	text, err := k.PEM()
	if err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already: a key is never overwritten", name)
	}
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Sync(), f.Close())
}

// ReadKey reads a private key, which nobody but its owner may be able to read.
func ReadKey(name string) (sign.PrivateKey, error) {
	info, err := os.Stat(name)
	if err != nil {
		return sign.PrivateKey{}, err
	}
	if info.Mode().Perm()&0o077 != 0 {
		return sign.PrivateKey{}, fmt.Errorf("%s: others may read it (%v); chmod 600 it", name, info.Mode().Perm())
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return sign.PrivateKey{}, err
	}
	k, err := sign.ParsePrivateKey(text)
	if err != nil {
		return k, fmt.Errorf("%s: %w", name, err)
	}
	return k, nil
}
