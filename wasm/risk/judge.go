package risk

import "ashiato/wasm/signin"

// Judge judges the sign-ins of one account. The result does not depend on their order but for the indexes.
func Judge(signIns []signin.SignIn, o Options) *Verdict {
	v := &Verdict{Risk: Unknown, Rows: make([]Row, len(signIns))}
	for i := range v.Rows {
		v.Rows[i] = Row{Risk: Unknown, Finding: -1, Network: signIns[i].Place.Network}
	}
	return v
}
