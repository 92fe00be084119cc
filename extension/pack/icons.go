package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
)

// iconSizes are the sizes that browsers and stores ask for, in pixels.
var iconSizes = []int{16, 32, 48, 128}

// oval is one part of the footprint, in units of the icon's width: middle, half axes, tilt in radians.
type oval struct{ x, y, a, b, tilt float64 }

// footprint is a left foot, seen from above: ball, heel and the bridge between them, and five toes.
var footprint = []oval{
	{0.525, 0.475, 0.165, 0.150, -0.35},
	{0.470, 0.610, 0.100, 0.180, 0.10},
	{0.475, 0.770, 0.110, 0.125, 0.10},
	{0.640, 0.235, 0.075, 0.098, 0.20},
	{0.505, 0.215, 0.050, 0.066, 0.05},
	{0.410, 0.250, 0.043, 0.056, -0.15},
	{0.335, 0.310, 0.038, 0.048, -0.30},
	{0.285, 0.385, 0.034, 0.042, -0.45},
}

var (
	ground = color.NRGBA{0x0b, 0x5c, 0x6b, 0xff}
	white  = color.NRGBA{0xff, 0xff, 0xff, 0xff}
)

// icon draws the icon at a size, as PNG. The same size gives the same bytes.
func icon(size int) ([]byte, error) {
	const fine = 8 // samples along each side of a pixel
	img := image.NewNRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			inside, foot := 0, 0
			for j := range fine * fine {
				u := (float64(x) + (float64(j%fine)+0.5)/fine) / float64(size)
				v := (float64(y) + (float64(j/fine)+0.5)/fine) / float64(size)
				if inGround(u, v) {
					inside++
					if inFoot(u, v) {
						foot++
					}
				}
			}
			img.SetNRGBA(x, y, blend(inside, foot, fine*fine))
		}
	}
	var b bytes.Buffer
	err := png.Encode(&b, img)
	return b.Bytes(), err
}

// inGround reports whether a point lies in the rounded square.
func inGround(u, v float64) bool {
	const edge, round = 0.02, 0.22
	dx := math.Max(0, math.Abs(u-0.5)-(0.5-edge-round))
	dy := math.Max(0, math.Abs(v-0.5)-(0.5-edge-round))
	return dx*dx+dy*dy <= round*round
}

func inFoot(u, v float64) bool {
	for _, o := range footprint {
		sin, cos := math.Sincos(o.tilt)
		dx, dy := u-o.x, v-o.y
		p, q := (dx*cos+dy*sin)/o.a, (dy*cos-dx*sin)/o.b
		if p*p+q*q <= 1 {
			return true
		}
	}
	return false
}

func blend(inside, foot, all int) color.NRGBA {
	if inside == 0 {
		return color.NRGBA{}
	}
	mix := func(a, b uint8) uint8 { return uint8((int(a)*(inside-foot) + int(b)*foot) / inside) }
	return color.NRGBA{mix(ground.R, white.R), mix(ground.G, white.G), mix(ground.B, white.B), uint8(255 * inside / all)}
}
