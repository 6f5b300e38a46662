"""A class, a weight in steps, what leans to it that much. Made by training/keluhan.py."""

STEPS = 20
TABLE = """
R 32 :ours
R 25 *ringan!
R 20 *ringan :fault
R 12 :fault+ours :mend
R 11 :ours+polite
R 10 *hurt! :mend+polite ne>
R 9 <di> =di el>
R 8 :mend+ours <ter =dipostingan angk ert kol sin tinga ulis>
R 7 <form =hasil ail ail> angka asil> di> man ra> sih sil> tidak_bisa tuli tulis utu wal
R 6 :goods :mend+wish <do <for <isi <tik <wa <we <web ale ales alik> ara ara> ene er> ih> ingan lin mat
R 6 nya nya> ome rta tanggal_0 tike ungg web yan
R 5 *hurt *ringan!! :ours+wait <da <emai <ju <kali <li <menu <rua <ruan <sua <suar <wa> =ruang =wa ane
R 5 ane> ati ati> bel> ele elen eleng emai email in> kiri kirim len menu ngar ode pen rian rian> rua
R 5 ruan ruang sua suar suara tih
R 4 :polite+service <bal <bis <bisa <bu <dija <dise <ema <kom <kome <nya <pa <pela <sam <web> =bisa
R 4 =suara =web alik anda> asi balik ber bis bisa bisa> di_web dija dise eb> erta gara ian ija ike il>
R 4 ine> inga iri irim> isa> ise jam_0 kome komen ku> lat les mat> nda nda> ode> pela put res rim rim>
R 4 sih> tp> uang uang> uara web>
R 3 *hurt!! :fault+polite :fault+service :fault+wait :mend+service :mend+thanks :ours+papers
R 3 :ours+public :ours+service :ours+thanks :ours+wish :papers :papers+thanks :papers+wish :polite+wait
R 3 :wait <ac <dij <keb <kep <no <ny <ti <un =datang =terus awab dij dis ebu erus> es> ete gar jaw jawa
R 3 jawab kali keb kep kir lur many manya min omen sa> saya_tidak to> wab
R 2 :fault+poor :fault+thanks :goods+service :goods+wait :hours+wait :leak :mend+papers :mend+why
R 2 :official+ours :official+polite :polite+refused :thanks :thanks+wish <ad <antr <dis <kema <lur
R 2 <lura <ng <nga <po <pr <seha <yan <yang =padahal =yang adah adaha adi aga ah> ahal ahal> amat and
R 2 antr art atang ayan bal ber> daha dahal datan eba ehar emu emua eny erus gin hal hal> iki ikir kat
R 2 kema lura lurah mas ng> nga padah rak seha sehar ter teru terus ua> ukan ung>
R -2 *normatif!! *topic-notice *topic-offer! *topic-offer!! *topic-question *topic-question!
R -2 *topic-service 0_0 :?+rule :business :fault+hours :fault+official :fault+rule :hours :hours+service
R -2 :hours+why :indecent :manner :money+polite :money+service :official+public :official+service
R -2 :papers+wait :polite+poor :politics :public+taken :refused :taken+wish <atau <bagu <bole <cum <cuma
R -2 <jang <kura <lebi <lu <mas> <ok <oke <oke> <rap <saj <saja <so <tan <tany <terl <tes> <ur =acaranya
R -2 =atau =bagus =boleh =cuma =desa =jangan =kurang =lebih =mas =oke =saja =tanya =tes =usah agus agus>
R -2 aja> ana> andi anti anti> apa> asa atau atau> atau_tidak atn atny atnya bagi> bagu bagus bany banya
R -2 ben bih bih> bole boleh bul cum cuma cuma> desa> ebi ebih ebih> ed> eme entu epa ermi ermin ern
R -2 esa> et> etuj etuju gus> imi ini ini> ipu ito jalan_rusak jua jual> jut kapi lebi lebih li> lis lun
R -2 mbah> mi> moh moho mohon mpa no> nti> ogo oho ohon oke> or> oses oses> peg pega po> pros prose rah
R -2 ren ril rmi rmin rnya> rose roses saj saja saja> sal sep setu setuj tar> tau tay taya tayan
R -2 terima_kasih terl terla tia tidak_usah tuj tuju ual> uju uma> unt urang usah> ver
R -3 *normatif! *topic-offer *topic-praise! *topic-praise!! 0_x :? :false :hours+official :money+ours
R -3 :polite+public :polite+rule :rule+service :rule+why :service+wait <and <bag <dink <gant <ik <le
R -3 <masa <mem <per <pet <seb <si <ul <ula <ulan <up <x> =ganti =ulang =x agu ahu andi> angg anj anya
R -3 aru ata bai baik bes bua buat dad dink era hadi ial ika ima> ipa isa jan lum mas> masa mem nas> ndi
R -3 ndi> oh> pak rang> rapa rek rima> sah sah> seb sis tan tau> tidak_ada tny tnya tnya> tuk ulu yak
R -3 yang_kemarin
R -4 *berkadar_pengawasan! *berkadar_pengawasan!! *normatif *topic-praise :fault+papers :ours+rule
R -4 :taken <?> <ata <cu <gan <se <tes <unt <untu <ya> =? =fotonya =untuk =ya ang> angan any apu asi>
R -4 din dul ebe ela elu erin erl erla etu foton had isi> jang kan nas ngi ni> oke ont otony pa> pet
R -4 rang rap rkan rkan> rla san sip sud sud> sun tidak_jadi tik> tony tonya ud> ula ulang untu untuk
R -5 *berkadar_pengawasan :public <at <fi <gr <ha <hap <hapu <ta =hapus =melapor ai> aika aikan ang anga
R -5 eh> gia isan> kan> lang> lisa melap na> sat
R -6 *elsewhere *elsewhere! *elsewhere!! :poor <0> <ga <kon <ma =0 aik dia ga> ila kon lak lan ponn
R -6 ponny rka
R -7 *tidak_berkadar_pengawasan!! :official <re aka eli iat lang per ran ru> usa
R -8 *tidak_berkadar_pengawasan! ili sia
R -9 <me ena
R -10 au>
R -11 *tidak_berkadar_pengawasan as>
R -12 :money
R -13 :rule
R -28 *
N 38 :rule
N 21 *normatif
N 15 :refused
N 14 *normatif!
N 12 *normatif!! :?
N 11 :?+rule :rule+why :why ena
N 10 :polite+rule
N 9 <?> =? asa
N 8 :ours+rule itu
N 7 *topic-question! :refused+rule
N 6 :?+refused :papers :refused+why :rule+service :rule+wish apa> ela pan
N 5 :award :papers+why :public+rule <pe ata ebe ete hak hak> lak
N 4 *hurt *topic-question :papers+refused :papers+rule :polite+refused :public+refused :refused+wish
N 4 :wish <ha <seb ab> apa api asan asan> entu pa> per rta seb ura
N 3 *hurt! *hurt!! :?+award :?+papers :?+why :award+rule :money+rule :ours+service :papers+wish
N 3 :polite+wish :public :why+wish <dij <ke <keb art aru asi> aya> ben dij enc enca encan era ija keb
N 3 ket kol mana mana> ncan ukan
N 2 *elsewhere *elsewhere! *elsewhere!! :?+official :?+ours :?+wait :?+wish :award+ours :business
N 2 :business+rule :business+service :fault+rule :hours+papers :hours+polite :hours+rule :hours+why
N 2 :hours+wish :mend+rule :money+refused :ours+public :ours+refused :papers+wait :polite+why
N 2 :public+why :refused+service :taken+why :wait+why <at <ata <di> <dija <pa <per =di adi> ana> ang>
N 2 any anya di> dia dija ebu eja ene erla erta gar iat ito kat ku> lang man moh moho mohon na> ndi pen
N 2 rang rang> rla rus> sal san tia uan uka ula ulan> ulu ver
N -2 *tidak_berkadar_pengawasan! *tidak_berkadar_pengawasan!! *topic-offer *topic-praise :fault+ours
N -2 :mend :mend+papers :official+polite :ours+polite :thanks <0> <bag <bis <bisa <bu <cu <de <dip <do
N -2 <emai <form <ga <ja <kon <li <log <logo <meny <ngg <no <saj <saja <sep <ta <ter <unt <untu <up <ur
N -2 <ya =0 =acaranya =bisa =perlu =saja =untuk aga ahu ail ail> aja> ali ali> alu amat anda> angk ayan
N -2 bag bai baik bany banya bis bisa bisa> bua buat car caran cum den din dip eba ebi ek> ele eli emai
N -2 email en> eny er> erlu erlu> ern erus es> ger had ila imi ini> ira isa> isi> ji> jua jui> jut kali
N -2 kan kan> kira li> log logo mal mas mas> menu meny nda> ogo ont ora oran perlu pir rapa rlu rlu> ru>
N -2 saj saja saja> sep ses sih sih> sn> tangg tar> teru terus tidak_jadi tidak_pernah ting> tujui tuk
N -2 ua> ui> ujui ujui> uk> ungg untu untuk ut>
N -3 *berkadar_pengawasan *berkadar_pengawasan! *berkadar_pengawasan!! *tidak_berkadar_pengawasan
N -3 :mend+polite :ours <ac <acc <acc> <da <fi <for <ik <ikp <ikp> <ju <ko <leb <lebi <ma <ng <sam <si
N -3 <ti <un <wa> <ya> =acc =ikp =lebih =wa =ya acc acc> aik an> apak bih bih> cc> da> ebih ebih> eh>
N -3 epa etu etuj etuju ga> gu> ikir ikp ikp> in> int irim> ita kal kiri kirim kp> leb lebi lebih lum
N -3 mpa nan nda pro rap rim> sat tang ti> tor tuj tuju uma unt
N -4 :poor <ad elu erjak ih> isa kir mat ni> pak ra> rim rjak rjaka sa> sud tidak_ada yan
N -5 :fault <di <sa <tan aka as> iki ngg
N -6 :official <le ah> min ng> ong>
N -7 <ba ala
N -25 *
T 39 *tidak_berkadar_pengawasan
T 29 *tidak_berkadar_pengawasan!
T 26 :poor
T 24 *tidak_berkadar_pengawasan!!
T 17 :public
T 15 :manner :wait :wish
T 11 et>
T 10 :service <ng
T 9 <ja ali
T 8 *elsewhere *elsewhere! *elsewhere!! *hurt *hurt! eme iki oh> sep yak
T 7 0_x <sam <x> =x ern ika lun mas pet tidak_pernah uh> uk> ung>
T 6 :poor+service :service+wish <alu <bal <de <le <par <pet =datang =sehari =terus ai> ana anji asi>
T 6 au> bany banya bul dia eba ebi eni erus> gu> iga ipu jau kira li> mbah> mpa nin nji par ru> tan
T 6 tang
T 5 :ours+wish :polite+poor :polite+wish :poor+wait <desa <ko <mati <sep =mati =melapor aca> ali> alu
T 5 any anya ara> atang baca baca> bah> ca> datan desa ehar ehari ek> elu empa enin ermi ermin ga> ian
T 5 ikir isa kali lan lat lum mati> melap ora pan pek ra> res rmi rmin rob sat sehar sia ster ster> sun
T 5 tangg ter>
T 4 :manner+official :polite <ad <antr <ba <ben <des <dise <ga <leb <lebi <masa <mat <me <pa <san <seha
T 4 <tig <tiga =lebih ab> aha ak> aka ala ana> angg anggu ant antr awab> bih bih> cum cuma cuma> dad
T 4 den dian dise ebih ebih> empat hari> ial ija ila ipa ise kir leb lebi lebih masa menu mpat ngg ngo
T 4 ngu rny rnya rnya> rus> seha sud tig tiga ua> uma> wab>
T 3 :fault+public :hours :hours+service :ours+polite :poor+why :poor+wish <at <cu <cum <cuma <dis <kura
T 3 <nga <se <ya <ya> =cuma =desa =kurang =ya aga> aik anj antai bac desa> eli emu erin esa> get> hari
T 3 ira jan ji> lan> lisa ng> nsi ntai ntai> ntr omen san saya_tidak su> tau tp> ung urang
T 2 *hurt!! :?+mend :?+poor :fault+poor :fault+why :goods+public :goods+wish :hours+mend :hours+ours
T 2 :hours+thanks :leak+wait :manner+polite :manner+service :mend+wait :official+wish :ours+poor
T 2 :poor+public :rule+wait <dij <dija <dip <gan <ha <keb <kem <kema <kom <ma <mas <po <re <sa <semu
T 2 <tia <tiap =semua =tiap ah> ahal ahal> an> ane bai baik ben dij dija dip dis ela emua emua> enc
T 2 encan erus etu hal ita keb kema mat mua mua> ncan ni> ome ong> oran orn put semu semua sn> tai tai>
T 2 tau> teru terus tiap tiap> tih ulan> uma
T -2 *ringan *topic-offer! *topic-offer!! *topic-service! *topic-service!! *topic-spam 0_0 :?+ours
T -2 :?+papers :?+polite :?+rule :bribe :fault :fault+mend :hours+idle :idle+official :indecent
T -2 :kin+official :mend :mend+ours :money+official :money+polite :money+service :official+public
T -2 :papers+service :papers+why :polite+rule :politics :public+refused :public+service :refused+rule
T -2 :refused+why :service+violent :wait+why <and <atau <bag <bagu <bis <bole <da <ikp <ikp> <in <menu
T -2 <ril <rili <seb <tan <tany <tay <taya <ter <tik <unt <untu <we =acaranya =atau =bagus =boleh =ikp
T -2 =kami =rilis =setuju =suara =tanya adi> agus agus> ahun> ail> ale ales ami> ampi andi ang> angka
T -2 anju anjut apu ara ata atau atau> ati atn atny atnya bagi> bagu bagus bahan bal bisa bole boleh
T -2 caran dul ele eles elesa eny erla ero ersi etuj etuju gara gia gus> had han hun> ike ikp ikp> ilak
T -2 ilis ilis> ini> ju> jual> jut kalau_tidak kami> kap kapi kok kok> kp> lak lam lampi lanj lanju lea
T -2 lesai nju njut no> nti ode ode> ogo ork orka orkan rian rian> ril rili rilis rla sah seb seles setu
T -2 setuj sin tahun_0 tanggal_0 terima_kasih tes tik> tinga tka tkan tkan> tny tnya tnya> tuj tuju
T -2 tuju> ual ual> ui> uju> ulu unt untu wal
T -3 *normatif *normatif!! *ringan! *topic-notice *topic-question *topic-question! *topic-service :?+why
T -3 :false :official :ours+public :papers+polite :polite+refused :rule+why <ab <abs <abse <acc <acc>
T -3 <bisa <ema <emai <fi <gr <kak> <mas> <ny <nya <ok <pela <ses <sesu <setu =acc =bisa =kak =kepala
T -3 =mas =sesuai =tayang abs abse absen acc acc> ail alik ampir antu> api> awa ayang balik ber bis
T -3 bisa> bse bsen cc> di> ege el> emai email epal epala erba erl ers erta esua esuai hadi han> ih>
T -3 ima> imp ingan irim> isa> itu jalan_rusak jual kak> kepal len lin mas> moh moho mohon mpi mpir nda>
T -3 nya> oho ohon ok> or> oton pala pala> pela pro rah rah> rapa rim> rima> rka sah> ses sesu sesua sip
T -3 sis sua suai suai> sudah_kami tay taya tayan ti> tidak_jadi ting> to> tor uai uai> ulis> unda up>
T -3 ur>
T -4 *topic-offer :? :award :taken :violent <ac <kep <kepa <lu <rapa <rua <ruan <sal <ur <wa> =data
T -4 =ruang =wa ahan ahan> and angan api bagi bant bantu ber> data> epa era es> gin inga ir> iri ito
T -4 kasih kep kepa kiri kirim man nan nda ndi ngi nny nnya nnya> pir rap rapat rba rua ruan ruang sal
T -4 sala salah sih> tar> uan ukan ya>
T -5 :business :idle :refused <?> <bu <ju <no <rap <rek <sala =? =salah =tahun amat> bag car ena ger
T -5 mat> ont pak rta uang>
T -6 :fault+ours <pr adi ebe ert nga rim sa> sih ton uang uka und ungg ura ut> war
T -7 *berkadar_pengawasan!! <ka <un apa apak er> pen rek
T -8 *berkadar_pengawasan! kat
T -9 *berkadar_pengawasan :papers
T -10 <wa
T -13 :money
T -14 :ours
T -24 *
B 37 :money
B 30 *berkadar_pengawasan
B 27 :official
B 26 *berkadar_pengawasan! *berkadar_pengawasan!!
B 23 :false
B 21 :award
B 13 :goods
B 11 :taken <di
B 10 :politics
B 9 :violent lang rka
B 8 :business :indecent :kin <ka
B 7 <me asn awa eli imi nas> or>
B 6 :bribe :hours :idle :official+public <as <cal <lu <tan aga ala as> aya> bag cal ga> ipa kan kas mal
B 6 nga ok> ora oran otr pak peg pega
B 5 :kin+official :leak :money+official :money+taken <da <mal <ny <or <ora <oran <wa ai> ang dad gok
B 5 int jua jual kalau_tidak kon nas ngu orang rkan rkan> sn> tuk ual ut>
B 4 :award+business :award+false :false+service :indecent+official :money+service :official+politics
B 4 :official+taken :official+violent <ab <abs <abse <ad <bag <x> =orang =x abs abse absen bagi bagi>
B 4 bse bsen eja jual> kok kok> lang> nan ntr ogo ont ork orka orkan rak tia ual> uan
B 3 :award+official :award+ours :business+ours :false+official :fault+official :goods+hours
B 3 :goods+official :hours+idle :idle+official :money+thanks :official+ours :official+polite <ana <anak
B 3 <ben <dip <kon <mem <pe <rek <ta <ua <uan <uang =anak =untuk adi aga> anak> asan asan> bah> daha
B 3 dip ele en> erin mas> mem nak nak> nsi rang sen sih ton uang uang> ulang uma untuk
B 2 *hurt *hurt!! :award+goods :award+kin :award+money :award+service :false+money :false+papers
B 2 :false+polite :false+public :false+wish :fault+money :goods+money :hours+kin :hours+official
B 2 :indecent+ours :kin+service :leak+official :manner :money+ours :money+polite :money+why
B 2 :official+papers :official+wait :ours+public :politics+service :public+taken :public+violent
B 2 :rule+taken :service+violent :service+wait :thanks <ko <lur <lura <ma <pa <pr <tia <tiap <unt <untu
B 2 =desa =tiap ale ang> anga angan api api> au> ben bua buat desa> din emu ena ern esa> gia hadi ili
B 2 ini itu kasih lur lura lurah many manya min ng> ong> oton rua ruan san su> tar> tiap tiap> und unt
B 2 untu
B -2 *normatif!! *topic-information *topic-invitation *topic-notice *topic-praise *topic-praise!
B -2 *topic-praise!! *topic-question *topic-service *topic-spam! *topic-spam!! 0_0 :?+rule :fault+ours
B -2 :fault+poor :goods+public :hours+papers :hours+wish :mend+ours :ours+polite :polite+wish
B -2 :refused+rule :rule+service :rule+why :service :service+wish <and <antr <at <di> <do <for <gan
B -2 <gant <hap <le <log <logo <menu <ng <oke <oke> <pela <sal <si =di =dipostingan =oke =tahun aca>
B -2 ahan ahan> ahu ahun> aik alu amat amat> ampi an> ana anj anju anjut antr apa> apu asa ati> ayang
B -2 baca baca> ber ber> bes bis ca> car eba ebe ege eles elesa eme ene ert etuj etuju ganti go> han>
B -2 hari> hun> ima> imp inga ingan ir> jau ju> jut kan> kome komen lanj lanju lat les lesai lisa log
B -2 logo lu> mbah> mpa ngo ni> njut oho ohon oke> ome omen oses oses> pela pir po> ren rima> roses sal
B -2 sala seles setu setuj sia tau> tay taya tayan terima_kasih tik> to> tuj tuju ukan ula ulu ungg ver
B -2 yak
B -3 *normatif! *tidak_berkadar_pengawasan! *topic-question! *topic-spam :ours+wish <acc <acc> <cu <de
B -3 <dis <ga <kom <kome <kura <min> <no <sep <ti <tik <we <web =acc =kemana =kurang =min acc acc> ak>
B -3 ami> anti anti> aru atang ati awab bai baik cc> datan dul ela emana eni enin ers han hari ilak jaw
B -3 jawa jawab kalau_ada keman lak len mas mpi nin nti> nya orn orny ornya pros prose rah> rny rnya
B -3 rose ru> tau uka unda urang utu wab web
B -4 *normatif :? :why <ac <ha <kak> <kem <kema <par <so =datang =kak =kami ab> ara asi> ata ayan di>
B -4 elu ger ian iki ira isa ito kak> kami> kap kema kira ma> man mat> mi> moh moho mohon moni rnya> sis
B -4 tang ti> yan
B -5 *tidak_berkadar_pengawasan *tidak_berkadar_pengawasan!! :rule <?> <kak <ke <sa <sam <ya <ya> =? =ya
B -5 ana> apa asi ial kak kem lan> lum mana mana> mat menu na> pen tol ung
B -6 :fault :poor :wait <ap <mas ali il> in> ngg ting>
B -7 :ours isi> kir sud tidak_ada
B -8 :wish <ja
B -10 :mend
B -12 :polite
B -18 *
- 95 *
- 15 tidak_ada
- 12 isi>
- 11 <fi rap sis sud
- 10 acc acc> apak as> cc> eh> ger ngi rek tidak_jadi ting> usa
- 9 <ac <hap <si <ur aik ima> kan> rima> ti> tol tuj
- 8 *topic-praise <0> <acc <acc> <ap <ga <hapu <kak> <sa <ya> =0 =acc =hapus =kak =ya aka bes dul ege
- 8 epa erl etuj etuju ito kak> na> ngg ni> pir ran rapa rba tuju
- 7 *topic-notice *topic-offer *topic-service :polite <and <dink <gr <ok <rap <sal <sala <tes <un
- 7 =tahun ahan ahan> ahu amat> apu bant bantu car dink elu ers had han ir> jut lak moh moho mohon mpi
- 7 no> ont ponn ponny rah rah> rim sa> sala sip terima_kasih tik> ui> ya>
- 6 *topic-praise! *topic-praise!! <?> <cu <ik <ikp <ikp> <kak <logo <mas> <min> <no <oke <oke> <re
- 6 <setu <ta <unt <untu <up <ya =? =fotonya =ikp =mas =min =oke aika aikan andi> angan anti apa bai
- 6 baik ber> ebe ed> erjak etu foton ikp ikp> ilak imp isa jalan_rusak jang ju> kak kap kapi kp> lea
- 6 logo ma> mat> moni ndi ndi> oke> otony pak pro rjak rjaka ru> sah> sal setu setuj tar> tny tnya
- 6 tnya> tony tonya unda untu up>
- 5 *topic-spam :fault+mend <<> <>> <jang <kepa <log <ma <ngg <rapa <saj <saja <so <terl =< =>
- 5 =acaranya =data =jangan =kami =saja =salah =setuju ami> andi anju anjut anti> caran data> din eles
- 5 elesa ero ersi gia hadi ial in> ini> ira isan> kami> kepa kir lanj lanju lesai lisa log lum mas>
- 5 nan njut nti> oho ohon oses oses> po> pros prose rapat ren rla rose roses saj saja saja> salah
- 5 seles sia sud> sudah_kami tay taya tayan terl terla tes tka tkan tkan> tor tuju> ud> uju uju> uka
- 5 ula ulu yang_kemarin
- 4 *topic-invitation *topic-notice! *topic-notice!! *topic-offer! *topic-offer!! *topic-service!
- 4 *topic-service!! 0_0 :fault+papers <andi <atau <bagu <bes <beso <bole <ini <ini> <kem <kon <le <mas
- 4 <meny <ril <rili <tany <tay <taya <tes> <ti <ty <typ <typo =andi =atau =bagus =berapa =besok =boleh
- 4 =ini =kepala =perlu =rilis =tanya =tes =typo =untuk =usah agu agus agus> ah> ahun> aja> ampir and
- 4 anga antu> atau atau> atau_tidak atn atny atnya au> ayan ayang bagu bagus bahan berap beso besok
- 4 bole boleh bua ent> epal epala erap erapa erba erla erlu erlu> esok esok> go> gus> han> hun> iat
- 4 ila ili ilis ilis> jui jui> kat kepal lampi lis mana mana> meny mi> mpir oke pala pala> pen perlu
- 4 rapa> ril rili rilis rlu rlu> sah sok sok> tahun_0 tidak_usah tujui typ typo typo> ujui ujui> uka>
- 4 und ung ungg unt untuk ur> usah> ut> ver war ypo ypo>
- 3 *topic-information *topic-question *topic-question!! *topic-spam! *topic-spam!! :papers+poor <ba
- 3 <bag <bu <gant <ha <ju <kura <lanj <nggi <pela <perl <ses <sesu <tan <ul <ula <ulan =ganti =kurang
- 3 =logo =nggih =sesuai =tayang =ulang amat ampi an> anj ata buat da> eny esua esuai ggih ggih> gih
- 3 gih> il> kalau_ada kasih kem kiri kirim kon lam logo> nggih nju nny nnya nnya> nti ogo ogo> orny
- 3 ornya oton pela perl ses sesu sesua suai suai> to> ton uai uai> ura urang
- 2 *topic-information! *topic-information!! *topic-invitation! *topic-invitation!! :?+polite
- 2 :business+polite :business+wish :official+poor <at <bis <bisa <gan <ja <ke <kep <pr <se <sep =bisa
- 2 =kemana ang> aru bag bis bisa bisa> emana er> era ganti gin ini isa> jan ji> keman kep len lu> nda
- 2 orn per tau tau>
- -2 :?+award :?+mend :?+official :?+poor :?+wish :award+business :award+official :award+polite
- -2 :award+rule :award+why :bribe :business :business+ours :false+polite :false+wish :fault+official
- -2 :fault+ours :fault+taken :fault+thanks :goods+money :goods+service :goods+wait :hours+wait :idle
- -2 :indecent+official :kin+official :leak+wait :manner+ours :mend+refused :mend+why :money+papers
- -2 :money+refused :money+taken :money+thanks :money+why :official+politics :official+taken
- -2 :official+violent :ours+refused :ours+thanks :papers+rule :papers+taken :papers+why :polite+poor
- -2 :polite+wait :poor+why :poor+wish :public+rule :public+why :refused+rule :refused+why :rule+service
- -2 :rule+taken :rule+wait :taken+why :thanks+wish :wait+why :wait+wish :why+wish <des <dis <kom <kome
- -2 <me <mem <pet <po <rua <ruan <san <tig <tiga =ruang =suara ail> ali> anda> ant api ati> awab di>
- -2 dia eni ermin ert ga> gara hari jaw jawa jawab jua kalau_tidak kok kok> kome komen lin mal mem nak
- -2 nas nga nin nya ode ode> or> ork orka orkan pet rang rian> rmin rua ruan ruang tanggal_0 ter teru
- -2 terus tig tiga uan uang uang> uma wab
- -3 :?+refused :?+wait :award+false :false+fault :false+service :fault+polite :fault+public
- -3 :fault+service :fault+why :goods+hours :goods+official :hours+ours :leak+papers :manner+official
- -3 :mend+ours :mend+thanks :mend+wait :official+public :official+wish :ours+rule :papers+refused
- -3 :polite+service :poor+wait :refused+wish :rule+why :violent <cal <for <sam <semu <ter <web> =desa
- -3 =padahal =semua =web aca> adah adaha aha ala ales antai any anya apa> awab> baca baca> ca> cal daha
- -3 dahal desa> di_web eb> emua> en> erus esa> gok gu> hal ikir imi int ipu jau kas ket lur mua> nas>
- -3 ok> omen padah rian rob rta san semu semua sep sin ster ster> su> ter> tinga utu wab> web> yak
- -4 *elsewhere *elsewhere! *elsewhere!! *ringan!! 0_x :fault+wait :indecent :mend+service :mend+wish
- -4 :ours+public :papers+thanks :polite+taken :poor+service :taken <alu <ana <anak <antr <form <kali
- -4 <ko <li <lur <lura <mal <mat <mati <or <ora <oran <seha <sua <suar <tia <tiap <yan <yang =anak
- -4 =dipostingan =mati =orang =sehari =tiap =yang ahal ahal> alik> ana anak> angka anji antr art asa
- -4 awa bac bel> ben den dis ehar ehari elen eleng eme empa emua enc entu gar hak hak> hal> ika ike
- -4 ine> lang lura lurah mati> mua nak> nji ntai ntai> nya> orang peg pega rak seha sehar suar suara
- -4 tai tai> tan tiap tiap> uara
- -5 :award+ours :papers+wish :polite+rule <da <desa <di <dip <isi <nga <ny =datang aga> ale ane ane>
- -5 angk atang bah> dad datan desa dian dip eba ele encan ern iga kali lun many manya mas ncan nsi oh>
- -5 ome par pek put rus> saya_tidak sen tia tih ua> uh> ulan>
- -6 *normatif!! :?+rule :fault :official+ours :ours+service :polite+wish :politics :rule+wish
- -6 :service+wish <as <pe =hasil =terus ab> ai> asil> bul ebu eja el> emu enca ene erus> ete ian jam_0
- -6 ngar oran sil> sn> tidak_pernah tike tp> tuli tulis uk> wal
- -7 *normatif! :mend+polite :ours+wait :ours+wish :why <ad <ben <keb <ng aga asan> keb ku> lat ntr otr
- -7 tidak_bisa ulis>
- -8 :kin :refused <dija <dise <x> =x asan asn aya> dija dise et> ipa ise itu ra> res
- -9 *tidak_berkadar_pengawasan!! :hours :leak :ours :service <bal <di> <dij =di dij ora ung>
- -10 *hurt!! :ours+polite :poor ara> ija ne>
- -11 *berkadar_pengawasan! *berkadar_pengawasan!! *normatif :official :wish <pa ngu pan
- -12 :wait kol
- -13 *berkadar_pengawasan :manner :money
- -15 :public
- -16 *ringan
- -17 *tidak_berkadar_pengawasan! :false
- -18 *hurt :rule
- -19 :goods
- -20 *ringan! *tidak_berkadar_pengawasan
- -21 :award
- -23 *hurt!
"""
