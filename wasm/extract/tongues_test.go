package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"ashiato/wasm/extract"
	"ashiato/wasm/page/saved"
)

// A table in each of the smaller languages: title|time|address|place|result|a place|success|failure, and the code of the place's country.
var smallTongues = map[string]string{
	"az": "Giriş tarixçəsi|Tarix|IP ünvan|Məkan|Status|Bakı, Azərbaycan|Uğurlu|Səhv şifrə|AZ",
	"cy": "Hanes mewngofnodi|Dyddiad ac amser|Cyfeiriad IP|Lleoliad|Statws|Caerdydd, Y Deyrnas Unedig|Llwyddiannus|Aflwyddiannus|GB",
	"eu": "Saio-hasieren historia|Data eta ordua|IP helbidea|Kokapena|Egoera|Bilbo, Espainia|Arrakastatsua|Pasahitz okerra|ES",
	"gl": "Historial de accesos|Data e hora|Enderezo IP|Lugar|Resultado|Vigo, España|Correcto|Fallido|ES",
	"hy": "Մուտքերի պատմություն|Ամսաթիվ|IP հասցե|Վայր|Կարգավիճակ|Երևան, Հայաստան|Հաջողված|Ձախողված|AM",
	"is": "Innskráningarsaga|Dagsetning|IP-tala|Staðsetning|Staða|Reykjavík, Ísland|Tókst|Mistókst|IS",
	"ka": "შესვლის ისტორია|თარიღი|IP მისამართი|მდებარეობა|სტატუსი|თბილისი, საქართველო|წარმატებული|წარუმატებელი|GE",
	"kk": "Кіру тарихы|Күні мен уақыты|IP мекенжайы|Орналасқан жері|Күйі|Алматы, Қазақстан|Сәтті|Сәтсіз|KZ",
	"mk": "Историја на најави|Датум и време|IP адреса|Локација|Статус|Скопје, Северна Македонија|Успешна|Неуспешна|MK",
	"mn": "Нэвтрэлтийн түүх|Огноо|IP хаяг|Байршил|Төлөв|Улаанбаатар, Монгол|Амжилттай|Амжилтгүй|MN",
	"sq": "Historiku i hyrjeve|Data dhe ora|Adresa IP|Vendndodhja|Statusi|Tiranë, Shqipëri|E suksesshme|Dështoi|AL",
	"sw": "Historia ya kuingia|Tarehe na saa|Anwani ya IP|Mahali|Hali|Nairobi, Kenya|Imefanikiwa|Imeshindwa|KE",
	"ta": "உள்நுழைவு வரலாறு|தேதி மற்றும் நேரம்|ஐபி முகவரி|இடம்|நிலை|சென்னை, இந்தியா|வெற்றி|தோல்வி|IN",
	"tl": "Kasaysayan ng pag-login|Petsa at oras|IP address|Lokasyon|Katayuan|Maynila, Pilipinas|Matagumpay|Nabigo|PH",
	"ur": "لاگ ان ہسٹری|تاریخ اور وقت|آئی پی ایڈریس|مقام|حالت|لاہور، پاکستان|کامیاب|ناکام|PK",
	"uz": "Kirishlar tarixi|Sana va vaqt|IP manzil|Joylashuv|Holat|Toshkent, Oʻzbekiston|Muvaffaqiyatli|Xato parol|UZ",
}

func TestSmallerLanguages(t *testing.T) {
	for lang, list := range smallTongues {
		w := strings.Split(list, "|")
		html := fmt.Sprintf(`<html lang=%q><title>%s</title><h1>%[2]s</h1><table><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr>
			<tr><td>2026-08-20 10:00</td><td>1.2.3.4</td><td>%s</td><td>%s</td></tr><tr><td>2026-08-19 09:00</td><td>5.6.7.8</td><td>%[7]s</td><td>%[9]s</td></tr></table>`, lang, w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7])
		p, err := saved.Parse([]byte(html))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range extract.Read(p, optionsFor(p.Lang)).SignIns {
			got = append(got, s.Net.Addr().String()+" "+s.PageCountry+" "+string(s.Outcome))
		}
		if want := fmt.Sprintf("1.2.3.4 %s success, 5.6.7.8 %[1]s failure", w[8]); strings.Join(got, ", ") != want {
			t.Errorf("%s: %q, want %q", lang, strings.Join(got, ", "), want)
		}
	}
}
