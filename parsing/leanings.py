"""A class, a weight in steps, what leans to it that much. Made by training/keluhan.py."""

STEPS = 20
TABLE = """
R 27 :ours
R 20 :fault
R 18 *ringan!
R 14 *ringan
R 11 :fault+ours
R 9 :mend
R 8 <di> =di
R 7 *hurt! di> ida il>
R 6 angk bel da> el> ne> tre ungg
R 5 :ours+polite <ac <di <do <fo <ke> <no <pa <rua <ruan <ter <wa =hasil =ke =ruang ail ail> asil> enta
R 5 le> lin man mat mat> nya> ome ra> ruang sil>
R 4 *ringan!! :fault+service :mend+ours :mend+polite <dig <emai <kom <menu <min> <pela <sala <we <web
R 4 =email =min =salah ale ales angka asih ati> bel> bis dig emai email enu ert es> ian iri jad ke>
R 4 kiri kirim lal lalu lalu> mail> min> ngg pela ria rian rian> rua ruan sua tidak_ada tidak_bisa
R 4 ulis> utu web yan
R 3 :goods :ours+service :polite :polite+service <ad <bis <bisa <capt <dh <dipo <em <ema <ju <kali <ke
R 3 <masi <nom <nya <pel <sua <suar <ti <wa> =bisa =bukan =dipostingan =kali =masih =suara =tanggal =wa
R 3 alik alik> alu> apat> apt ara asi ati bal balik bisa bisa> bukan capt di_ruang dipo dipos er> ian>
R 3 ih> inga ingan ipo ipos ipost irim irim> isa> kat ku> les mail masi masih menu nam nda> nny nnya
R 3 nnya> nom nya olo osti ostin pel posti rim rim> rta salah sam sih stin sting suar suara tanggal_0
R 3 ting tinga uang uang> ung
R 2 :fault+polite :mend+service :mend+why <ca <jaw <jawa <ki <kir <mas <ng <ny <nya> <tap <tapi <te
R 2 <teru <web> =nya =tapi =terus =web adi ah> al> apat api> asih> awab ber den di_web dis eb> ers erta
R 2 eru erus> ete ik> in> jaw jawa jawab kir lah lama mai mas mbu min nan> ost pat pen post
R 2 ruang_menunggu sny snya snya> sti tang tang> tapi tapi> tar> ter tin ton wab web>
R -2 * *normatif!! *topic-invitation! *topic-invitation!! *topic-offer *topic-question *topic-service!
R -2 *topic-service!! :?+papers :?+rule :bribe :business :fault+rule :hours+why :indecent
R -2 :manner+service :mend+rule :money+polite :money+service :papers+wait :politics :poor+wait
R -2 :rule+service :service+thanks :thanks :violent <as <be <desa <ga <had <hadi <mau <mau> <or <ora
R -2 <oran <rap <rapa <ri <si <tah <tahu <ve <ver <veri =hasilnya =kalau =mau =sehari adir agu alau
R -2 alau> amp an> ana any anya anyak apa asiln bagi> bul desa eka elas eli eme emp empa erif ermin eten
R -2 fo> gan gant gok hadi hadir if> imi ina info> ini ira itu> jan jel jela jelas jua jual jual> ka>
R -2 kalau lampi lau lau> low lun mau mau> mbah mbah> mi> mpa nas nfo> nyak ono ont or> orang pak peg
R -2 pega penga rapat rati rkan rkan> rmin sat sem sep siln silny sya tahu tam tuk tur ual ual> unt uta
R -2 ver veri verif yak
R -3 *normatif! *topic-invitation *topic-notice! *topic-notice!! *topic-praise! *topic-praise!!
R -3 *topic-question! 0_x :award :false :fault+papers :hours+official :kin :money+ours :official+service
R -3 :polite+rule :rule+why :service :service+wait :wait <des <dipa <kala <lan <lu <meng <su <unt <untu
R -3 <x> <ya =untuk =x ahu aik ang ant apa> apo apor asi> atn atny atnya dad des dipa edi eri ern had
R -3 ipa ipu iti kala lam lamp lap lapo lapor meng ni> ntuk ntuk> oh> ora paka par ran> rang> sak sak>
R -3 si> sun tny tnya tnya> tu> tuk> ula untu untuk uru ut>
R -4 *elsewhere *elsewhere! *elsewhere!! *normatif *topic-praise *topic-service :? :hours :ours+rule
R -4 :refused :taken <0> <?> <in <mel <per <pet <re =0 =? ai> anga angan ap> ar> dia erin ga> iat ila
R -4 ili kan lak mel ntak ntu pet rang rap rapa rat ring rka tan
R -5 :manner <kont <le <ma <se <ya> =ya et> kont lan lang pa> per sud uan>
R -6 *berkadar_pengawasan! *berkadar_pengawasan!! *tidak_berkadar_pengawasan!! *topic-notice <kon <pe
R -6 aka as> au> kon sia
R -7 *berkadar_pengawasan :poor
R -8 *tidak_berkadar_pengawasan! :official :public ena
R -10 *tidak_berkadar_pengawasan <me
R -12 :money
R -13 :rule
N 31 :rule
N 18 *normatif
N 13 :refused
N 11 *normatif! :?
N 10 *normatif!! :why <?> =?
N 9 :polite+rule :rule+why
N 8 :?+rule
N 7 asa ena
N 6 :ours+rule :refused+rule apa> lak
N 5 *topic-question! apa ola
N 4 :papers+rule :public+rule :refused+why :rule+service :rule+wish <ke <man <mana =mana ebe ela elas
N 4 ete eten itu itu> jel jela jelas olak tur
N 3 :?+papers :?+refused :?+why :?+wish :official+why :papers :papers+why :polite+refused :refused+wish
N 3 :why+wish <das <dasa <haru <mel <seb =harus al> ang> arus arus> asan asan> das dasa dasar era hak
N 3 hak> haru harus man mana mana> mel ntu pa> per rat san> seb sur
N 2 *hurt *hurt!! *topic-question :?+award :?+hours :?+official :?+ours :?+wait :award+rule :business
N 2 :fault+rule :hours+why :mend+rule :money+rule :papers+public :papers+refused :papers+wait
N 2 :papers+wish :polite+why :public+refused :public+why :refused+service :taken+why :wish <dij <ha
N 2 <kami <me <pe <per <say <saya ab> akan akan> ana> anny annya api ar> atu dij ebu ers ija jad kami
N 2 kat ku> mba mi> na> pan pan> rny rnya rnya> rta say saya tap uan ula uru
N -2 *ringan! *topic-offer *topic-praise *topic-question!! *topic-service :fault+ours :goods :manner
N -2 :mend :mend+polite :ours+polite :thanks :wait <ad <bi <cu <cum <cuma <da <dip <dipo <ju <ku <mau
N -2 <mau> <min> <mu <pr <ra <sam <se <te <un <unt <untu <wa> =buka =cuma =mau =min =untuk =wa aik ail
N -2 ail> ali> alu ama amat amp angk ant apak apo apor as> at> au> bag bah bany banya bel bis bisa bua
N -2 buat cum cuma cuma> dip dipo ek> eru es> ggu> gu> ikir ipo ipu iri irim> ji> jua kak kal kali kali>
N -2 kiri kirim lap lapo lapor li> mau mau> min> ngg nggu> ntuk ntuk> ora oran por rap rim> sat sih tang
N -2 tidak_ada tuk tuk> uma> un> unt untu untuk ut> uta
N -3 *berkadar_pengawasan *berkadar_pengawasan! *berkadar_pengawasan!! *tidak_berkadar_pengawasan!
N -3 *tidak_berkadar_pengawasan!! :service <ban <ja <ke> <la <ng =ke ali an> ara ati ban er> ga> irim
N -3 isa kas kasi ke> kir mat mpa nda ng> nta pak pat ra> rim sam sem ta> ua> uma
N -4 :ours :poor <tan <ya> =ya ala iki nan sud tan
N -5 *tidak_berkadar_pengawasan :fault :official <sa <su ah> in> nan>
N -6 <ba min
N -8 *
T 30 *tidak_berkadar_pengawasan
T 22 *tidak_berkadar_pengawasan!
T 21 :poor
T 19 *tidak_berkadar_pengawasan!!
T 13 :public
T 11 :manner
T 10 :wait
T 9 :wish
T 8 <ja <ng sud
T 7 au> et> ng> sia
T 6 *elsewhere *elsewhere! *elsewhere!! 0_x :poor+service <ku <le ali an> eme ern iki pet sat sep uh>
T 6 yak
T 5 <bal <be <de <si <to <tr <x> =x aca> aik ali> amp ampu angg baca baca> ca> eba eni ita kal kira lat
T 5 li> lun mpa oh> san tam tang ten> um>
T 4 *hurt *hurt! :ours+wish :poor+wait :service :service+wish <antr <ba <bala <bel <cu <des <je <kem
T 4 <la <ngo <pet <re <sat <se <set <ti <tig <tiga <tu <um =datang =sehari ai> ak> aka alu ant antr as>
T 4 bac bah bany banya cum cuma cuma> dia ebi ece ehari ek> elat elu empa enin ere erin gant ian il>
T 4 ila ili ipu isa jan kali kem mbah mbah> ngo nin pan> rus> sun tan tangg tig tiga tro ua> uk> uma>
T 4 ung>
T 3 :fault+public :hours+service :manner+official :manner+service :ours+poor :polite+wish <0> <ad <alu
T 3 <cum <cuma <desa <ga <jau <jauh <kom <lebi <ma <mel <par <park <pern <sa <sam <sep <su <teru <ya =0
T 3 =cuma =hasilnya =jauh =lebih =pernah =terus ab> aha akan akan> ana anggu anji any anya anyak arki
T 3 arkir asi> asiln atu auh auh> bah> bih bih> bul desa dian ebih ebih> emp empat ermin erna ernah
T 3 erus> ggu ggu> gu> iga ikir ira jau jauh jauh> ji> kali> kami_tidak lebi lebih ling> lu> mam mamp
T 3 mas masi mba mel mpat nah nah> ngen ngg nggu nggu> nji ntr nyak ora pan par park parki pern perna
T 3 pua rang> rki rkir rmin rna rnah rnah> rny rnya rnya> satu si> sil siln silny tidak_pernah uma yak>
T 2 * :?+poor :fault+why :manner+polite :ours+polite :polite+poor :poor+public :poor+why <dip <dis <ha
T 2 <jaw <jawa <kema <lan <sek <ya> =ya ana> ang ap> ati awab ban bat dad den des dip eka ema eru gun
T 2 ian> jaw jawa jawab kema lamp ma> mat menu olo orn ost pi> post ring sak sak> sam sek set tang> ter
T 2 tidak_ada tu> tuk> uan> un> uru wab
T -2 *normatif! *topic-information *topic-notice! *topic-notice!! *topic-offer! *topic-offer!!
T -2 *topic-spam :?+ours :?+rule :?+why :fault+mend :fault+service :fault+wish :idle+official :indecent
T -2 :kin+official :mend+ours :mend+papers :money+polite :money+service :official+papers
T -2 :official+polite :official+violent :ours+papers :ours+public :ours+service :polite+service
T -2 :politics :public+refused :public+violent :refused+rule :rule :service+violent <abs <abse <ak <bagu
T -2 <cal <dig <emai <go <in <kak> <kas <ke> <mag <maga <man <menu <min> <ny <nya> <pela <pen <rap <rapa
T -2 <ril <rili <ru <sua <suar <tany <tap <tapi =absen =bagus =buka =email =hasil =kak =kasih =ke
T -2 =magang =min =nya =rilis =selamat =suara =tanggal =tanya =tapi =terima abs abse absen adir aft afta
T -2 aftar agan agang agus agus> ahun> ail> ale alik alik> alin ampi ampir angan angk asih> asil> at>
T -2 atif awa bagi bagu bagus balik bse bsen bsen> buka> cal daf daft dafta data dig din emai email embu
T -2 erim erima ete fo> fta ftar gok gus gus> hadi hadir han han> hun> id> ih> ilis ilis> ima ima> info>
T -2 inga ingan irim irim> jua jual> jut kak> kalau_tidak kasi ke> mag maga magan mail> mau_tanya mbut
T -2 min moh moho mohon mpir nda> ne> nfo> nti ntu> ogo oho ohon ola ont ork orka orkan pela penga pira
T -2 rapa rapat ria rian> ril rili rilis rim> rima rima> rka san> sen> sil> suar suara sudah_tidak
T -2 tahun_0 tanggal_0 tapi tapi> terima_kasih tif tif> tka tkan tkan> ual> uka> ulis> ver
T -3 *topic-offer *topic-question *topic-question! *topic-service! *topic-service!! :bribe :false :goods
T -3 :mend :official+public :papers+polite :polite+refused :rule+why <ab <bant <bap <bapa <ema <ki <kir
T -3 <lu <no <nom <perb <ra <ri <ten =bapak ail angka ann anny annya apak> apat apat> aran asih bag bant
T -3 bantu bap bapa bapak ber> dat di> di_ruang edi el> ers erta es> hon if> iri itu jalan_rusak jual
T -3 kas kasih kiri kirim lam lama lamat mai mail nam nan nan> nda ngi nom nya> ok> pak pak> pat pir
T -3 ruang_menunggu salah tak tak> tar ual und war ya>
T -4 *normatif *normatif!! *topic-notice *topic-service :? :business :fault :idle :official :taken <?>
T -4 <ca <pr <rek <rua <ruan <sala <sur <un <wa> =? =data =ruang =salah =tahun =wa and apa apak data>
T -4 ir> kat mbu nga ntu pen rat rba rek rua ruan ruang sih> ton tre uku ungg
T -5 *ringan :fault+ours :refused <ju <kep <kepa <wa ara ber ena er> era ert kep kepa lin mat> nny nnya
T -5 nnya> or> rim rta sur ta> uang uang> uka ut>
T -6 *ringan! :award :violent <ka adi sih sua uan
T -8 *berkadar_pengawasan!!
T -9 *berkadar_pengawasan! :papers
T -10 *berkadar_pengawasan
T -13 :money
T -14 :ours
B 29 :money
B 24 *berkadar_pengawasan :official
B 21 *berkadar_pengawasan!
B 20 *berkadar_pengawasan!!
B 15 :false <di
B 14 :award
B 10 :taken
B 8 :violent as> rka
B 7 :kin lang
B 6 :indecent :politics <se <tan eli kan ok> ut>
B 5 :bribe :business :goods :idle :official+public <as <ka <me <wa ang bag imi jua ke> nak or> sen tuk
B 4 :kin+official :money+taken :official+violent <abs <abse <cal <da <dip <ny <or <ora <oran <pr abs
B 4 abse absen ala aya> bagi bagi> bat bse bsen cal dip en> ga> iay iaya iti jual jual> kalau_tidak kok
B 4 kok> num ono ora oran orang pak peg pega rkan rkan> ta> tu> ual ual> uru
B 3 * :award+false :fault+official :hours :hours+official :idle+official :indecent+official
B 3 :money+official :money+service :official+ours :official+politics :official+taken :ours+public
B 3 :service+violent <ab <bagi <bi <ke> <kont <ma <ri <tap <tapi <ten <ua <uan <uang =absen =ke =tapi
B 3 =uang =untuk ai> angan awa aya bsen> edi ena es> gok ipa kas kon kont nas> ng> nga ogo ork orka
B 3 orkan san> sen> tapi tapi> ton uang uang> untuk
B 2 *topic-offer :award+business :award+kin :award+official :award+ours :business+ours :false+money
B 2 :false+official :false+service :fault+money :goods+money :hours+idle :indecent+ours :leak
B 2 :money+ours :money+polite :money+thanks :politics+service :public+taken :public+violent <ca <dina
B 2 <dipa <dipe <dipo <kala <kon <lu <rek <unt <untu =dinas =kalau =orang adi aft afta aftar alau alau>
B 2 ang> anga ap> api> asan asan> dad daf daft dafta din dinas dipa dipe dipo er> era fta ftar gan if>
B 2 ila ina inas inas> ipe ipo kala kalau lap lau lau> mai nah nah> nan nan> nas ntr ntuk ntuk> ont
B 2 paka rang rek satu sem set sih tan tap tuk> uan unt untu
B -2 *topic-information *topic-invitation! *topic-invitation!! *topic-notice *topic-praise!
B -2 *topic-praise!! *topic-question *topic-spam! *topic-spam!! 0_x :?+rule :fault+ours :hours+wish
B -2 :mend+ours :ours+polite :ours+wish :papers :polite+wish :public :rule+why :service+wish <antr <ap
B -2 <apa <de <in <jaw <jawa <mas <masi <mel <mur <mura <no <nom <par <park <pel <pela <sek <si <tah
B -2 <tahu <ter <to <tr <we <web =masih =murah =selamat aca> ah> aik akan akan> ali> alin ama amat antr
B -2 arki arkir ati ati> awab baca baca> ban ber ber> bis ca> cum cuma cuma> ebe elu ema emp empat eni
B -2 enin enu erba ere eri ert han> id> ija ikir ipu jaw jawa jawab jut kali kali> lamp ma> mas masih
B -2 mbah mbah> mbu mel mpa mpat mpi mur mura murah ni> nin nom nti nya oho ohon pada> pan> park parki
B -2 pel pela pir ra> rah> rba rki rkir rny rnya sek sep si> tam tar> ula uma> ung> ungg ver wab web
B -3 *normatif! *normatif!! *ringan *topic-invitation *topic-praise *topic-question! :polite+service
B -3 :service <dat <data <di> <ga <hari <ke <kom <min> <ng <sa <sam =di =hari =min ab> ak> alu amp anti
B -3 apa> ara dat data enta gant han ian iran iran> jad kalau_ada lat masi mat> menu mi> moh moho mohon
B -3 ome orn orny ornya ria rnya> sam tang un> utu
B -4 *normatif *ringan! *tidak_berkadar_pengawasan! *topic-spam <ha <kak <kak> <kami <kem <kema <pen <re
B -4 <ya> =datang =kak =ya eka ela iki kak kak> kami kem kema kira mana mana> min> ngg pen sia sud
B -4 tidak_ada ung
B -5 *tidak_berkadar_pengawasan!! :? :fault :rule :why <?> =? ami ana> apa asi asi> in> ira isa mat na>
B -5 olo tang>
B -6 ali il> kir yan
B -7 *tidak_berkadar_pengawasan :ours :poor :wish <ja <ya
B -8 :mend :wait
B -14 :polite
- 14 *topic-notice
- 12 *topic-service :polite <ya> =ya
- 8 *topic-notice! *topic-notice!! *topic-praise *topic-spam <in in> rba
- 7 *topic-invitation *topic-service! *topic-service!! :papers <kak> <ya =kak ara kak> rap ver
- 6 *topic-praise! *topic-praise!! *topic-question <kak <sa =tahun at> ir> jut kak lam min nan rapa rat
- 5 * *topic-question!! :fault+mend :mend+papers :thanks <ban <ju <mur <mura <pe <ra <re <un =murah
- 5 =selamat and anti apa apak ber ber> dat data eka embu erba hadi han ira kasi kir mbu mura murah nda
- 5 ni> nta pak pen pir tak tak> tka tkan tkan> uta
- 4 *topic-information *topic-invitation! *topic-invitation!! *topic-offer *topic-question!
- 4 *topic-spam! *topic-spam!! :mend :service <ak <bant <dat <data <go <ki <kon <lu <mu <rap <rapa
- 4 <tany <unt <untu <ver <veri =buka =data =tanya ah> ahun> alin ami aran asi> bant bantu bua buka>
- 4 data> edi erif had han> hun> iat id> ima> isa jalan_rusak kas kon lan mat> mau_tanya moh moho mohon
- 4 ngi ntak nti oho ohon orn orny ornya pada> pat ran> rapat rati rim rima> sem sud sya tahun_0 uan
- 4 uka uka> un> unt untu urah> veri verif ya>
- 3 *topic-offer! *topic-offer!! :fault+papers :papers+polite :service+thanks :wait <?> <ap <apak <bagu
- 3 <dink <had <hadi <hari <ini <ini> <ja <ka <kami <kasi <kema <kep <kepa <kir <kont <low <lowo <mag
- 3 <maga <mau <mau> <min> <nom <pen <perb <rek <ril <rili <rus <rusa <sab <su <sur <tah <tahu <ve =?
- 3 =apakah =bagus =dinkominfo =hari =ini =kasih =lowongan =magang =mau =min =rilis =rusak =terima adir
- 3 agu agus agus> ahu ahun aik akah akah> ali amat ampi ampir anga angan anju anjut apaka apat apo
- 3 apor atif atka atkan atn atny atnya au> bagu bagus buat dink dinko er> eri fo> gus gus> hadir hon
- 3 hun ilis ilis> info> ini> inko inkom ipu iran iran> ka> kalau_ada kami kema kep kepa komi komin
- 3 kont kre lamat lampi lanj lanju lap lapo lapor low lowo lowon mag maga magan mau mau> mbut minf
- 3 minfo mohon_bantuan mpi mpir mur na> nan> ndan ndang nfo> njut nko nkom nkomi nny nnya nnya> nom
- 3 ntu omi omin ominf ont owo owon owong pakah penga pira por rah> rek ril rili rilis rusak sak sak>
- 3 sih sih> sudah_tidak tahun tar> terima_kasih tif tif> tny tnya tnya> uat ula und unda undan usak
- 3 usak> ut> won wong wonga
- 2 *topic-information! *topic-information!! *topic-status :? :?+ours :?+polite :hours :hours+polite
- 2 :hours+poor :official+service :ours+papers :papers+poor :papers+wait :polite+service <apa <ba <bap
- 2 <bapa <ga <ha <kas <no <per <pr <sam =bapak =untuk adi aft afta aftar agan agang ama ann apak> ar>
- 2 asi ban bap bapa bapak daf daft dafta ena erim erima ert fta ftar ga> gan gok if> ima ini iri irim
- 2 irim> jual> kah kah> kasih kiri kirim lama lamp ma> mi> min> ntu> or> pak> rim> rima si> sia sua
- 2 ta> tahu tar ual ual> uan> untuk war
- -2 *normatif!! *ringan!! :?+wait :?+wish :award+ours :false+fault :false+polite :fault+ours
- -2 :hours+public :hours+service :kin :mend+service :official+public :ours+service :polite+wish
- -2 :politics :poor+service :refused+rule :taken :why+wish <ac <antr <as <bala <be <bel <da <de <dipo
- -2 <haru <jaw <jawa <kali <lebi <masi <nya <tan <te <teru <tu <um <x> =bukan =hasil =lebih =masih
- -2 =sehari =terus =x ab> aha akan akan> ale ales ang> antr arus asil> awa bac bagi bah bah> bal bel>
- -2 bih bih> bukan bul das den dipo ebi ebih ebih> ece ehari elas enu erus> es> eten gun haru harus iay
- -2 iaya ila imi ipo jel jela jelas lak lang lat le> lebi lebih les lun mam mamp masi masih nam ngg num
- -2 oh> ok> oran osti ostin posti pua rian rian> satu sil> stin sting tidak_bisa tre tro tur ua> ung>
- -2 yak
- -3 *berkadar_pengawasan! *berkadar_pengawasan!! :?+rule :fault+service :goods :leak :manner :ours
- -3 :ours+public :public :refused :why <dij <dip <do <ke> <kom <ku <man <ny <pern <sat <say <saya <se
- -3 <tap <tapi =ke =pernah =tapi ai> alu> ampu api> asan> ati> awab aya> dian dij dip ebu ek> el> elat
- -3 eli eme ern erna ernah ija itu> jaw jawa jawab kok kok> ku> lalu> nah nah> ntr ora pan> pern perna
- -3 rna rnah rnah> sat say saya tangg tapi tapi> ten> tidak_pernah uk> wab
- -4 *berkadar_pengawasan *hurt!! *normatif! :money :official+ours :ours+polite :ours+wish :polite+rule
- -4 :poor :rule+wish :service+wish :wish <dis <fo <ke <ng <seb <set api asa asan aya da> di> eba en>
- -4 eru ete ian ian> ke> mas mba nak ne> ola pi> san san> seb set sil tap ter tu> uh> uru
- -5 *ringan *tidak_berkadar_pengawasan!! <ad <bal <di> <wa =di al> angg as> atu bat bel dis ik> il> lah
- -5 lu> pan rus> sen um>
- -6 *hurt *normatif *ringan! :award :fault <pa ang ita man ng>
- -7 *tidak_berkadar_pengawasan! :official <ti ida
- -8 :false
- -9 *tidak_berkadar_pengawasan
- -10 *hurt! :rule
- -20 <di
"""
