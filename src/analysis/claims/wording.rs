//! Words that were clearly more frequent in sentences that people found worth checking, or in others.
//!
//! The weights were fitted on the training parts of ClaimBuster's debates and of NewsSD (both CC BY 4.0; credits in
//! `models/README.md`).

use super::clause::Clause;
use crate::text::tokens::hash;
use std::sync::LazyLock;

/// The words with their weights, hundredths of a logit.
const WEIGHTS: &str = "'m -11 're 17 's -8 've 9 a -9 able 36 actually 19 against 94 ago 6 agree -19 agreement 23 allowed -13 \
    alone -26 also 10 americans -8 an -6 and -10 another -31 answer -21 any 26 are 33 around -10 ask -54 at -7 \
    average 22 bad -24 be -37 been 15 before -20 believe -20 best -11 better -56 between -10 big 16 billion -20 \
    brought 9 burden 5 but -10 ca -5 called -25 came 8 can -51 cannot -59 certain -9 china 6 come 19 coming 7 \
    control 20 create -30 cut 16 day -7 did 75 different -25 difficult -73 do -21 done 24 down 24 during 6 \
    education 11 efforts -42 elected -37 enough 7 even 40 every 13 everyone -44 experience -22 fact 39 far 12 \
    find 42 focus -55 forward 22 fought 92 free 7 from -16 future -77 getting 37 giving 26 going -47 good -23 \
    greatest -89 groups 20 grow -35 had 32 half 9 happen 34 happy 12 has 40 have 5 he 35 head -38 her -19 \
    here -33 high 6 higher 33 himself -27 history 65 hope -87 how -17 i -42 idea -8 if -37 in 11 income 10 \
    increase 47 indicated 37 into 45 issues -20 it 8 its -6 itself -57 kind -11 know -23 largest 39 leaving 49 \
    left -69 let -50 life -30 like -6 little -7 live -88 looking -14 low 12 lowest 8 made 6 majority 21 make -32 \
    makes -47 many 56 me -26 mean -50 met -18 million 13 mind -25 most -47 much -25 must -13 my -29 national 27 \
    need -44 needs 44 never 58 not -8 now 24 off -26 old -48 on 8 one -30 opposed 26 other -9 our 6 out 7 \
    overseas 24 own 29 paid 20 passed 15 past 38 pay 34 paying 10 people -28 plan 14 political -38 politics -54 \
    power -61 prescription 19 prevent -36 previous 6 probably -10 proposed 52 provide -7 put 46 putting 11 \
    question -14 questions -19 ran 25 recent 60 recession 17 record 11 reform 14 region 9 remember -10 report 48 \
    right 41 role -15 run -29 said 78 same 34 sanctions 5 saying 8 says 79 see -11 seems -68 seen 24 share -44 \
    she 17 should 26 shows -33 since 87 six 69 small 29 society -96 some -32 somebody -12 something -65 speak -8 \
    subject 14 such -105 support -16 supported 71 sure -9 taken 51 talk -47 talked -38 than 12 thank -21 the -7 \
    them 20 themselves -27 there 10 therefore 10 these -24 they 18 thing -22 things -24 this -24 thought -39 \
    thousands 20 three 22 time -7 to -24 too -16 took 49 tried 10 true 49 trying 19 under 53 understand 7 up 39 \
    us -41 vetoed 8 view -25 want -28 was 39 way -29 we 30 well -20 went 29 were 45 what -8 whether -15 which 10 \
    who -27 whose -33 will -7 willing -21 without -26 words -53 work -14 working 9 worst 14 would -12 year 49";

/// The most that the wording can add or take.
const MOST: i32 = 250;

const SLOTS: usize = 1 << 11;

static TABLE: LazyLock<Vec<(u32, i16)>> = LazyLock::new(|| {
    let mut table = vec![(0, 0); SLOTS];
    let mut words = WEIGHTS.split_ascii_whitespace();
    while let (Some(word), Some(weight)) = (words.next(), words.next()) {
        let key = hash(word);
        let mut at = key as usize % SLOTS;
        while table[at].0 != 0 {
            at = (at + 1) % SLOTS;
        }
        table[at] = (key, weight.parse().unwrap_or_default());
    }
    table
});

/// The sum of the weights of the clause's words, each word once, cut at [`MOST`].
pub fn weight(clause: &Clause<'_>) -> i32 {
    let table = TABLE.as_slice();
    let mut sum = 0;
    for at in clause.from..clause.to {
        let key = clause.words.hash(at);
        let mut slot = key as usize % SLOTS;
        while let Some(&(found, weight)) = table.get(slot) {
            if found == key {
                sum += i32::from(weight);
                break;
            }
            if found == 0 {
                break;
            }
            slot = (slot + 1) % SLOTS;
        }
    }
    sum.clamp(-MOST, MOST)
}
