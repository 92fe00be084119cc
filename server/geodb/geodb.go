// Package geodb builds, checks and describes the address database: which country, autonomous system and kind of network
// an address belongs to. See docs/database.md.
package geodb
