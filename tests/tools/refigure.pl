#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   refigure.pl deck              a small deck
#   refigure.pl log SEED          a random history of it, as SQL for the log
#   refigure.pl compare DB DAY [SINCE] <STATS.json
#
# Works the figures of `stats` out once more, from the rows of the log and the
# definitions in revisit(1) alone, and prints where `stats --format json` says
# anything else. Nothing is shared with the program but the weights of FSRS-6.
use strict;
use warnings;
use JSON::PP;
use POSIX qw(floor);

# Six statements in two sections; 2 builds on 1, 5 on 2. Each has a
# misconception, which is an item of its own, and the first three a reason.
my @statements = map { { id => "lt$_", section => $_ < 4 ? 's1' : 's2',
	ideas => $_ % 2 ? 2 : 3 } } 1 .. 6;
my %builds = (lt2 => 'lt1', lt5 => 'lt2');
my @order = map { ("demo:$_->{id}/recall", "demo:$_->{id}/refute/mis",
	$_->{id} le 'lt3' ? "demo:$_->{id}/because" : ()) } @statements;

sub deck {
	my @words = qw(copper lantern velvet sailor golden trumpet broken
	    armour rye flour cinnamon syrup marble turtle silver engine
	    paper castle);
	print "format: 1\ndeck: demo\nprefix: lt\ntitle: A small deck\n",
	    "sections:\n  - {id: s1, title: Harbours}\n",
	    "  - {id: s2, title: Baking}\nstatements:\n";
	for my $s (@statements) {
		my @own = splice @words, 0, $s->{ideas};
		print "  - id: $s->{id}\n    section: $s->{section}\n",
		    "    gist: About $own[0]\n",
		    "    text: The ", join(' and the ', @own), " matter.\n";
		print "    builds-on: $builds{$s->{id}}\n"
		    if $builds{ $s->{id} };
		print "    ideas:\n", map({ "      - the $_\n" } @own),
		    "    misconceptions:\n      - id: mis\n",
		    "        says: Never mind the $own[0].\n",
		    "        truth: The $own[0] matters.\n",
		    "        ideas:\n          - it matters\n";
		print "    because:\n      ask: Why does it?\n",
		    "      model: It carries the rest.\n"
		    if $s->{id} le 'lt3';
	}
}

# ------------------------------------------------------------ random history

my $dice;

sub roll {
	my ($n) = @_;
	$dice = ($dice * 1103515245 + 12345) % 2147483648;
	return floor($dice / 2147483648 * $n);
}

my $n_events = 0;

sub event {
	my ($at, $type, $item, $ref, $body) = @_;
	my $id = sprintf '%08x-%04x-7000-8000-%012x', $at / 65536, $at % 65536,
	    ++$n_events;
	printf "INSERT INTO event VALUES ('%s', '%s', %d, %d, %d, '%s', '%s', " .
	    "%s, '%s');\n", $id, '0193a000-0000-7000-8000-000000000001',
	    $n_events, $at, (roll(4) == 0 ? 60 : 0), $type, $item,
	    (defined $ref ? "'$ref'" : 'NULL'), encode_json($body);
	return $id;
}

sub marks {
	my ($n) = @_;
	return join '', map { (qw(y y y n p -))[ roll(6) ] } 1 .. $n;
}

sub review {
	my ($at, $item, $first) = @_;
	my ($owner, $kind) = $item =~ m{:(lt\d)/(\w+)};
	my ($s) = grep { $_->{id} eq $owner } @statements;
	my $mode = $first ? (qw(new pretest new))[ roll(3) ]
	    : (qw(due due due due due due practice test break-down))[ roll(9) ];
	my $n = $kind eq 'recall' ? $s->{ideas} : 1;
	my $body = { mode => $mode, hash => '0123456789abcdef',
		attempts => [ map { { marks => marks($n), hint => $_ } }
		    0 .. roll(2) ],
		suggested => $mode eq 'pretest' ? undef
		    : (1, 1, 2, 3, 3, 3, 3)[ roll(7) ],
		rating => roll(8) == 0 ? 1 : undef };
	$body->{level} = 1 + roll(4) if $kind eq 'recall' && roll(9);
	$body->{confidence} = 1 + roll(3) if roll(2);
	$body->{misconception} = 'mis' if roll(6) == 0;
	$body->{total_ms} = 1000 + roll(60000) if roll(9);
	return event($at, 'review', $item, undef, $body);
}

sub history {
	my ($seed) = @_;
	$dice = 40503 * $seed % 2147483648;
	roll(9) for 1 .. 20;
	my ($day, $days) = (20454, 20 + roll(140)); # from 1 January 2026
	my %met;
	print "PRAGMA foreign_keys = ON;\nBEGIN;\n";
	for my $d (1 .. $days) {
		$day += roll(8) == 0 ? 1 + roll(25) : 1;
		my $at = ($day * 24 + 5 + roll(20)) * 3600000;
		for (1 .. roll(5)) {
			my $item = $order[ roll(scalar @order) ];
			my $id = review($at += 1000 * (1 + roll(900)), $item,
				!$met{$item}++);
			$id = event($at += 10, 'amend', $item, $id,
				roll(2) ? { rating => 1 + roll(3) }
				: { marks => marks(2), suggested => 1 + roll(3) })
			    if roll(6) == 0;
			$id = event($at += 10, 'retract', $item, $id, {})
			    if roll(9) == 0;
			event($at += 10, 'retract', $item, $id, {})
			    if roll(40) == 0;
		}
	}
	print "COMMIT;\n";
}

# ------------------------------------------------------------- the log, again

my @w = (0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722,
	0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425,
	0.0912, 0.0658, 0.1542);

sub within {
	my ($low, $v, $high) = @_;
	return $v < $low ? $low : $v > $high ? $high : $v;
}

sub recall {
	my ($t, $s) = @_;
	return (1 + (0.9**(-1 / $w[20]) - 1) * $t / $s)**-$w[20];
}

sub first_difficulty { return $w[4] - exp($w[5] * ($_[0] - 1)) + 1 }

# (stability, difficulty) after a rating
sub remember {
	my ($s, $d, $t, $g) = @_;
	return ($w[ $g - 1 ], within(1, first_difficulty($g), 10)) if !$s;
	my $r = recall($t, $s);
	my $next;
	if ($g == 1) {
		my $low = $w[11] * $d**-$w[12] * (($s + 1)**$w[13] - 1) *
		    exp($w[14] * (1 - $r));
		my $top = $s / exp($w[17] * $w[18]);
		$next = $low < $top ? $low : $top;
	} else {
		$next = $s * (1 + exp($w[8]) * (11 - $d) * $s**-$w[9] *
		    (exp($w[10] * (1 - $r)) - 1) * ($g == 2 ? $w[15] : 1) *
		    ($g == 4 ? $w[16] : 1));
	}
	my $damped = $d - $w[6] * ($g - 3) * (10 - $d) / 9;
	return (within(0.001, $next, 36500), within(1, $w[7] *
	    first_difficulty(4) + (1 - $w[7]) * $damped, 10));
}

sub wilson {
	my ($k, $n) = @_;
	my $z = 1.2816;
	my $p = $k / $n;
	my $mid = ($p + $z * $z / (2 * $n)) / (1 + $z * $z / $n);
	my $half = $z / (1 + $z * $z / $n) *
	    sqrt($p * (1 - $p) / $n + $z * $z / (4 * $n * $n));
	return ($k == 0 ? 0 : $mid - $half, $k == $n ? 1 : $mid + $half);
}

sub read_log {
	my ($db) = @_;
	open my $from, '-|', 'sqlite3', '-separator', "\x1f", $db,
	    'SELECT id, at_ms, zone_min, type, item, ref, body FROM event ' .
	    'ORDER BY at_ms, id' or die "sqlite3: $!\n";
	my (@all, %by, %against);
	while (<$from>) {
		chomp;
		my %e;
		@e{qw(id at zone type item ref body)} = split /\x1f/;
		$e{body} = decode_json($e{body});
		push @all, \%e;
		$by{ $e{id} } = \%e;
		push @{ $against{ $e{ref} } }, \%e if $e{type} eq 'retract';
	}
	close $from or die "sqlite3 failed\n";
	my $gone;
	$gone = sub {
		my ($id) = @_;
		return grep { !$gone->($_->{id}) } @{ $against{$id} || [] };
	};
	return grep { !$gone->($_->{id}) } @all;
}

# Reviews of each item in order, with what is counted and known after each.
sub stories {
	my (@log) = @_;
	my (%story, %review);
	for my $e (grep { $_->{type} eq 'review' } @log) {
		my $b = $e->{body};
		my %r = (item => $e->{item}, mode => $b->{mode},
			day => floor(($e->{at} / 60000 + $e->{zone} - 240) / 1440),
			level => $b->{level} || 0, suggested => $b->{suggested} || 0,
			given => $b->{rating} || 0, ms => $b->{total_ms},
			confidence => $b->{confidence} || 0,
			misconception => $b->{misconception} || '',
			marks => $b->{attempts}[-1]{marks});
		$r{found} = $r{marks};
		$review{ $e->{id} } = \%r;
		push @{ $story{ $e->{item} } }, \%r;
	}
	for my $e (grep { $_->{type} eq 'amend' } @log) {
		my $r = $review{ $e->{ref} } or next;
		my $b = $e->{body};
		($r->{marks}, $r->{suggested}) = @$b{qw(marks suggested)}
		    if $b->{marks};
		$r->{given} = $b->{rating} if $b->{rating};
	}
	for my $list (values %story) {
		my ($s, $d, $counted, $before, $met, $settled, $secure);
		for my $r (@$list) {
			my $g = $r->{rating} = $r->{given} || $r->{suggested};
			$r->{counted} = $g && $r->{mode} =~ /^(due|new)$/ &&
			    (!defined $counted || $r->{day} > $counted) || 0;
			$met = 1 if $r->{mode} !~ /^(test|practice)$/;
			if ($r->{counted}) {
				my $t = $s ? $r->{day} - $counted : 0;
				$r->{first} = !$s;
				$r->{gap} = $t;
				$r->{forecast} = $s ? recall($t, $s) : 1;
				($s, $d) = remember($s, $d, $t, $g);
				$counted = $r->{day};
				$settled = $s >= 7 && $g >= 2;
				if ($g == 1) {
					$secure = 0;
				} elsif ($r->{suggested} >= 3 &&
				    $r->{level} =~ /^[04]$/ && defined $before &&
				    $r->{day} - $before >= 21) {
					$secure = 1;
				}
			}
			$before = $r->{day};
			$r->{known} = $secure ? 'secure' : $settled ? 'settled'
			    : $met ? 'met' : 'to_meet';
		}
	}
	return \%story;
}

# ------------------------------------------------------------------- figures

sub measure {
	my (@r) = @_;
	my $n = @r;
	my $k = grep { $_->{rating} >= 2 } @r;
	my $sum = 0;
	$sum += $_->{forecast} for @r;
	my %m = (n => $n, k => $k, rate => undef, low => undef, high => undef,
		forecast => $n ? $sum / $n : undef);
	@m{qw(low high)} = wilson($k, $n) if $n >= 5;
	$m{rate} = $k / $n if $n >= 5;
	return \%m;
}

sub counts {
	my (@known) = @_;
	my %c = (secure => 0, settled => 0, met => 0, to_meet => 0,
		total => scalar @known);
	$c{$_}++ for @known;
	return %c;
}

# What is known of an item at the end of a day.
sub known_on {
	my ($story, $item, $day) = @_;
	my @past = grep { $_->{day} <= $day } @{ $story->{$item} || [] };
	return @past ? $past[-1]{known} : 'to_meet';
}

sub cause {
	my ($story, $item, $state, @due) = @_;
	my @all = @{ $story->{$item} };
	my ($owner) = $item =~ m{:(lt\d)/};
	my @miss = grep { $_->{rating} == 1 } @due;
	my $changed = grep { $_->{marks} ne $_->{found} } @all;
	my @fits;
	push @fits, 'card-marks' if @all >= 8 && $changed * 4 > @all;
	my $mis = grep { $_->{misconception} eq 'mis' } @miss;
	push @fits, 'misconception' if $mis && $mis * 3 >= @miss;
	my @counted = grep { $_->{counted} } @all;
	my $lapses = grep { !$_->{first} && $_->{rating} == 1 } @counted;
	push @fits, 'card-lapses' if $lapses >= 4;
	my $base = $builds{$owner};
	push @fits, 'foundation'
	    if $base && $state->{"demo:$base/recall"} eq 'met';
	my ($s) = grep { $_->{id} eq $owner } @statements;
	my @lack = map { my $i = $_; scalar grep {
		$i < length $_->{marks} &&
		substr($_->{marks}, $i, 1) =~ /[np]/ } @miss }
	    0 .. $s->{ideas} - 1;
	my @often = grep { $lack[$_] * 3 >= 2 * @miss } 0 .. $#lack;
	push @fits, 'idea' if @miss >= 2 && @often &&
	    !grep { $_ != $often[0] && $lack[$_] * 2 >= @miss } 0 .. $#lack;
	my $was = grep { $_->{known_settled} } @counted;
	push @fits, 'forgotten' if $was && $counted[-1]{rating} == 1;
	push @fits, 'too-few' if @miss < 2 && !@fits;
	push @fits, 'hard' if !@fits;
	return ($fits[0], $fits[1] && $fits[1] ne $fits[0] ? $fits[1] : undef);
}

sub figures {
	my ($story, $today, $since) = @_;
	my @due = grep { $_->{counted} && $_->{mode} eq 'due' &&
	    $_->{day} <= $today } map { @$_ } values %$story;
	my $in = sub {
		my ($from) = @_;
		return grep { !defined $from || $_->{day} >= $from } @due;
	};
	my @period = $in->($since);
	my $main = defined $since ? $since : $today - 29;
	my @recall = map { "demo:$_->{id}/recall" } @statements;
	my %state = map { $_ => known_on($story, $_, $today) } @order;
	my %f = (counts(@state{@recall}), success => measure($in->($main)),
		success_30 => measure($in->($today - 29)),
		success_90 => measure($in->($today - 89)),
		success_period => measure(@period));
	my $group = sub {
		my ($id, $items, @r) = @_;
		return { id => $id, $items ? counts(@state{@$items}) : (),
			success => measure(@r) };
	};
	for my $s (qw(s1 s2)) {
		my @ids = map { $_->{id} } grep { $_->{section} eq $s } @statements;
		my $of = join '|', @ids;
		push @{ $f{sections} }, $group->($s,
			[ map { "demo:$_/recall" } @ids ],
			grep { $_->{item} =~ /:(?:$of)\// } $in->($main));
	}
	for my $kind (qw(recall refute because)) {
		push @{ $f{kinds} }, $group->($kind,
			[ grep { m{/$kind} } @order ],
			grep { $_->{item} =~ m{/$kind} } @period);
	}
	push @{ $f{statements} }, $group->($_->{id}, ["demo:$_->{id}/recall"],
		measured("demo:$_->{id}/recall", @period)) for @statements;
	for my $l (1 .. 4, 0) {
		push @{ $f{levels} }, $group->($l, undef, grep {
			($_->{item} =~ /recall/ ? $_->{level} : 0) == $l } @period);
	}
	my @from = (0, 0.7, 0.8, 0.9, 0.95, 2);
	push @{ $f{forecasts} }, $group->(sprintf('%.2f', $from[$_]), undef,
		bin($from[$_], $from[ $_ + 1 ], @period)) for 0 .. 4;
	for my $c (3, 2, 1) {
		push @{ $f{confidence} }, $group->($c, undef,
			grep { $_->{confidence} == $c } @period);
	}
	$f{weeks} = weeks($story, $today, $since, \@recall, @period);
	$f{hardest} = hardest($story, \%state, \@recall, @period);
	for my $n (30, 90) {
		my @timed = grep { defined $_->{ms} && $_->{day} <= $today &&
		    $_->{day} > $today - $n } map { @$_ } values %$story;
		my $ms = 0;
		$ms += $_->{ms} for @timed;
		$f{"time_$n"} = { n => scalar @timed, ms => $ms };
	}
	return \%f;
}

sub measured {
	my ($item, @r) = @_;
	return grep { $_->{item} eq $item } @r;
}

sub bin {
	my ($from, $to, @r) = @_;
	return grep { $_->{forecast} >= $from && $_->{forecast} < $to } @r;
}

sub iso {
	my ($day) = @_;
	my @t = gmtime($day * 86400);
	return sprintf '%04d-%02d-%02d', $t[5] + 1900, $t[4] + 1, $t[3];
}

sub weeks {
	my ($story, $today, $since, $recall, @r) = @_;
	my ($first) = sort { $a <=> $b } map { $_->{day} } map { @$_ }
	    values %$story;
	return [] if !defined $first;
	$first = $since if defined $since && $since > $first;
	my $monday = $first - ($first + 3) % 7;
	my @weeks;
	for (; $monday <= $today; $monday += 7) {
		my $m = $monday;
		my $end = $m + 6 < $today ? $m + 6 : $today;
		push @weeks, { id => iso($m),
			counts(map { known_on($story, $_, $end) } @$recall),
			success => measure(grep { $_->{day} >= $m &&
			    $_->{day} < $m + 7 } @r) };
	}
	return \@weeks;
}

sub hardest {
	my ($story, $state, $recall, @r) = @_;
	my @list;
	for my $item (@$recall) {
		my @due = sort { $a->{day} <=> $b->{day} } measured($item, @r);
		my $m = measure(@due);
		next if $m->{n} < 3 || $m->{k} == $m->{n};
		my ($cause, $also) = cause($story, $item, $state, @due);
		push @list, { id => $item =~ /:(lt\d)/, success => $m,
			cause => $cause, also => $also,
			high => (wilson($m->{k}, $m->{n}))[1] };
	}
	@list = sort { abs($a->{high} - $b->{high}) > 1e-12
	    ? $a->{high} <=> $b->{high}
	    : $b->{success}{n} - $b->{success}{k} <=>
	    $a->{success}{n} - $a->{success}{k} || $a->{id} cmp $b->{id} } @list;
	delete $_->{high} for @list;
	return [ @list[ 0 .. ($#list < 9 ? $#list : 9) ] ];
}

# -------------------------------------------------------------------- compare

my $differences = 0;

sub differ {
	my ($where, $wanted, $got) = @_;
	printf "%s: %s, not %s\n", $where, $got // 'null', $wanted // 'null';
	$differences++;
}

# Is what was worked out here also there? What else is there is not looked at.
sub same {
	my ($where, $wanted, $got) = @_;
	if (ref $wanted eq 'HASH') {
		return differ($where, 'an object', $got) if ref $got ne 'HASH';
		same("$where.$_", $wanted->{$_}, $got->{$_})
		    for sort keys %$wanted;
	} elsif (ref $wanted eq 'ARRAY') {
		my $n = ref $got eq 'ARRAY' ? @$got : -1;
		return differ($where, scalar(@$wanted) . ' of them', $n)
		    if $n != @$wanted;
		same("$where.$_", $wanted->[$_], $got->[$_]) for 0 .. $n - 1;
	} elsif (!defined $wanted || !defined $got) {
		differ($where, $wanted, $got) if defined $wanted || defined $got;
	} elsif ($wanted =~ /^-?[\d.]+(e-?\d+)?$/ &&
	    $got =~ /^-?[\d.]+(e-?\d+)?$/) {
		differ($where, $wanted, $got) if abs($wanted - $got) > 1e-9;
	} elsif ($wanted ne $got) {
		differ($where, $wanted, $got);
	}
}

sub day_of {
	my ($iso) = @_;
	return undef if !defined $iso;
	my ($y, $m, $d) = split /-/, $iso;
	return floor(POSIX::mktime(0, 0, 12, $d, $m - 1, $y - 1900) / 86400);
}

my ($what, @args) = @ARGV;
if ($what eq 'deck') {
	deck();
} elsif ($what eq 'log') {
	history($args[0]);
} elsif ($what eq 'compare') {
	$ENV{TZ} = 'UTC';
	my ($db, $day, $since) = @args;
	my $story = stories(read_log($db));
	# was an item ever settled, up to each review?
	for my $list (values %$story) {
		my ($s, $d, $last);
		for my $r (grep { $_->{counted} } @$list) {
			($s, $d) = remember($s, $d,
				$s ? $r->{day} - $last : 0, $r->{rating});
			$last = $r->{day};
			$r->{known_settled} = $s >= 7 && $r->{rating} >= 2;
		}
	}
	local $/;
	same('', figures($story, day_of($day), day_of($since)),
		decode_json(<STDIN>));
	exit($differences ? 1 : 0);
} else {
	die "refigure.pl deck | log SEED | compare DB DAY [SINCE]\n";
}
