package scenario

import (
	"math/rand/v2"
	"net/netip"

	"ashiato/wasm/signin"
)

// line is a line of an operator: its block, and what an address database says of it. Blocks and numbers are of real operators;
// nobody's address is meant.
type line struct {
	block string
	place signin.Place
	fixed netip.Addr // one address, if it does not change
}

func at(block, country string, asn uint32, org string, kind signin.Network, service string) line {
	return line{block: block, place: signin.Place{Country: country, ASN: asn, Org: org, Network: kind, Service: service, Prefix: netip.MustParsePrefix(block)}}
}

// address is an address of the line.
func (l line) address(r *rand.Rand) netip.Prefix {
	if l.fixed.IsValid() {
		return netip.PrefixFrom(l.fixed, l.fixed.BitLen())
	}
	p := netip.MustParsePrefix(l.block)
	b := p.Addr().AsSlice()
	for i := p.Bits(); i < len(b)*8; i++ {
		if r.IntN(2) == 1 {
			b[i/8] |= 0x80 >> (i % 8)
		}
	}
	a, _ := netip.AddrFromSlice(b)
	return netip.PrefixFrom(a, a.BitLen())
}

// still is the line with one address.
func (l line) still(r *rand.Rand) line {
	l.fixed = l.address(r).Addr()
	return l
}

func one(r *rand.Rand, lines []line) line { return lines[r.IntN(len(lines))] }

func homeLines() []line {
	return []line{
		at("153.202.0.0/16", "JP", 4713, "OCN NTT Communications", signin.ISP, ""), at("126.79.0.0/16", "JP", 17676, "SoftBank", signin.ISP, ""),
		at("27.80.0.0/14", "JP", 2516, "KDDI", signin.ISP, ""), at("122.16.0.0/14", "JP", 4713, "OCN NTT Communications", signin.ISP, ""),
		at("60.56.0.0/14", "JP", 17511, "OPTAGE", signin.ISP, ""), at("122.130.0.0/15", "JP", 2518, "BIGLOBE", signin.ISP, ""),
		at("118.236.0.0/15", "JP", 2527, "Sony Network (So-net)", signin.ISP, ""), at("240b:10::/32", "JP", 2516, "KDDI", signin.ISP, ""),
	}
}

func mobileLines() []line {
	return []line{
		at("49.98.0.0/18", "JP", 9605, "NTT DOCOMO", signin.Mobile, ""), at("106.128.0.0/13", "JP", 2516, "KDDI", signin.Mobile, ""),
		at("157.192.0.0/16", "JP", 138384, "Rakuten Mobile", signin.Mobile, ""), at("126.160.0.0/14", "JP", 17676, "SoftBank", signin.Mobile, ""),
	}
}

// intruderLines are consumer lines abroad: where reports see intruders (East and South-East Asia, Nigeria, Russia, Brazil, India…).
func intruderLines() []line {
	return []line{
		at("113.96.0.0/13", "CN", 4134, "CHINANET-BACKBONE", signin.ISP, ""), at("112.224.0.0/12", "CN", 4837, "CHINA UNICOM", signin.ISP, ""),
		at("120.192.0.0/12", "CN", 9808, "China Mobile", signin.Mobile, ""), at("114.24.0.0/14", "TW", 3462, "HINET", signin.ISP, ""),
		at("27.64.0.0/12", "VN", 7552, "Viettel", signin.ISP, ""), at("14.160.0.0/12", "VN", 45899, "VNPT", signin.ISP, ""),
		at("197.210.0.0/16", "NG", 29465, "MTN Nigeria", signin.Mobile, ""), at("95.24.0.0/14", "RU", 8402, "Beeline", signin.ISP, ""),
		at("177.32.0.0/12", "BR", 28573, "Claro", signin.ISP, ""), at("49.32.0.0/13", "IN", 55836, "Reliance Jio", signin.Mobile, ""),
		at("36.72.0.0/13", "ID", 7713, "Telkom Indonesia", signin.ISP, ""), at("176.36.0.0/15", "UA", 39608, "Lanet", signin.ISP, ""),
		at("121.128.0.0/12", "KR", 4766, "Korea Telecom", signin.ISP, ""), at("112.198.0.0/16", "PH", 4775, "Globe", signin.ISP, ""),
		at("41.248.0.0/14", "MA", 36903, "Maroc Telecom", signin.ISP, ""), at("2408:8200::/32", "CN", 4837, "CHINA UNICOM", signin.ISP, ""),
	}
}

// travelLines are hotels', cafés' and carriers' lines where people go.
func travelLines() []line {
	return []line{
		at("171.96.0.0/13", "TH", 7470, "True Internet", signin.ISP, ""), at("98.150.0.0/16", "US", 20001, "Charter Hawaii", signin.ISP, ""),
		at("121.128.0.0/12", "KR", 4766, "Korea Telecom", signin.ISP, ""), at("114.24.0.0/14", "TW", 3462, "HINET", signin.ISP, ""),
		at("87.128.0.0/11", "DE", 3320, "Deutsche Telekom", signin.ISP, ""), at("90.0.0.0/11", "FR", 3215, "Orange", signin.ISP, ""),
		at("116.14.0.0/15", "SG", 9506, "Singtel", signin.ISP, ""), at("120.144.0.0/12", "AU", 1221, "Telstra", signin.ISP, ""),
		at("113.96.0.0/13", "CN", 4134, "CHINANET-BACKBONE", signin.ISP, ""), at("27.64.0.0/12", "VN", 7552, "Viettel", signin.ISP, ""),
	}
}

func serversAbroad() []line {
	return []line{
		at("54.80.0.0/13", "US", 14618, "AMAZON-AES", signin.Hosting, ""), at("51.68.0.0/16", "FR", 16276, "OVH", signin.Hosting, ""),
		at("88.198.0.0/16", "DE", 24940, "Hetzner", signin.Hosting, ""), at("165.227.0.0/16", "US", 14061, "DigitalOcean", signin.Hosting, ""),
		at("45.76.0.0/16", "SG", 20473, "Vultr", signin.Hosting, ""),
	}
}

func serversAtHome() []line {
	return []line{
		at("153.127.0.0/16", "JP", 7684, "SAKURA Internet", signin.Hosting, ""), at("160.251.0.0/16", "JP", 7506, "GMO Internet", signin.Hosting, ""),
		at("54.248.0.0/15", "JP", 16509, "AMAZON-02", signin.Hosting, ""),
	}
}

func possibleFetchers() []line {
	return []line{
		at("81.68.0.0/14", "CN", 45090, "Tencent", signin.Hosting, "qq"), at("47.88.0.0/16", "CN", 45102, "Alibaba", signin.Hosting, "aliyun"),
		at("94.100.176.0/20", "RU", 47764, "VK", signin.Hosting, "mailru"),
	}
}

func vpnLines() []line {
	return []line{
		at("89.187.160.0/19", "US", 212238, "Datacamp", signin.VPN, ""), at("185.9.16.0/22", "NL", 9009, "M247", signin.VPN, ""),
		at("2001:470::/32", "US", 6939, "Hurricane Electric", signin.VPN, ""), at("193.138.218.0/24", "SE", 39351, "31173 Services", signin.VPN, ""),
	}
}

func torLine() line { return at("185.220.100.0/22", "DE", 60729, "Tor exit", signin.Tor, "") }

func relayLines() []line {
	return []line{at("172.225.64.0/20", "US", 36183, "Akamai", signin.Relay, "private-relay"), at("104.28.0.0/16", "US", 13335, "Cloudflare", signin.Relay, "private-relay")}
}

func outlookLines() []line {
	return []line{
		at("52.125.128.0/20", "SG", 8075, "Microsoft", signin.Fetcher, "outlook"), at("52.125.136.0/21", "MY", 8075, "Microsoft", signin.Fetcher, "outlook"),
	}
}

func gmailLine() line { return at("209.85.128.0/17", "US", 15169, "Google", signin.Fetcher, "gmail") }

func providerLine() line {
	return at("182.22.0.0/17", "JP", 23816, "LY Corporation", signin.Provider, "yahoo-japan")
}
