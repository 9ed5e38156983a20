#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   shares.pl [--learners N] [--items N] [--weeks N] [--seed N] [--odd] FOLDER
#
# Share files made up by dice, written from revisit-share(5) and by nothing of
# the program's: for tests of `cohort` and for its bench. The items are those of
# the deck npqlt where there are few, made-up ones beyond. --odd: also several
# wordings of an item, items that some decks lack, older and withdrawn files,
# wordings and reports, changed levels.
use strict;
use warnings;
use Digest::SHA qw(sha256_hex);
use Getopt::Long;

my %o = (learners => 21, items => 40, weeks => 14, seed => 1);
GetOptions(\%o, 'learners=i', 'items=i', 'weeks=i', 'seed=i', 'odd') &&
    @ARGV == 1 or die "shares.pl [OPTION ...] FOLDER\n";
my ($folder) = @ARGV;
mkdir $folder;
my $dice = ($o{seed} * 2654435761 + 12345) % 4294967296;

# 0 <= x < 1, the same row for the same seed.
sub dice {
	$dice = ($dice * 1664525 + 1013904223) % 4294967296;
	return $dice / 4294967296;
}

sub below {
	return int($_[0] * dice());
}

sub week {
	return sprintf '2027-W%02d', $_[0];
}

# How many statements the sections 2 to 9 of the framework have.
my @sections = (7, 9, 12, 11, 8, 9, 13, 9);
my @lures = qw(keep store reread fixed style);

sub item_id {
	my ($i) = @_;
	my $kind = $i % 3 == 2 ? 'refute/' . $lures[ $i % 5 ] : 'recall';
	my $at = int($i / 3) * 2 + ($i % 3 == 2 ? 0 : $i % 3);
	for my $s (0 .. $#sections) {
		return 'npqlt:lt' . ($s + 2) . '.' . ($at + 1) . "/$kind"
		    if $at < $sections[$s];
		$at -= $sections[$s];
	}
	return "npqlt:more$at/$kind";
}

# How well an item is known in this cohort, and what goes wrong with it.
my @items = map { { id => item_id($_), know => 0.15 + 0.8 * dice(),
	lure => dice() < 0.3 ? $lures[ below(5) ] : undef,
	met => dice() < 0.2 ? 0.4 : 0.95, mended => dice() < 0.15 ? 0.4 : 0.05,
	hash => sprintf('%08x%08x', 4294967296 * dice(), 4294967296 * dice())
} } 0 .. $o{items} - 1;

sub one_week {
	my ($it, $skill) = @_;
	my %w = (answers => 1 + below(3), full => 0, hints => 0, changed => 0);
	my %held;
	for (1 .. $w{answers}) {
		if (dice() < $it->{know} * $skill) {
			$w{full}++;
			next;
		}
		$w{hints}++ if dice() < 0.5;
		$held{ $it->{lure} }++ if $it->{lure} && dice() < 0.5;
		$held{ $lures[ below(5) ] }++ if dice() < 0.05;
	}
	for (1 .. $w{answers}) {
		$w{changed}++ if dice() < $it->{mended};
	}
	for my $id (keys %held) {
		$held{$id} = $w{answers} if $held{$id} > $w{answers};
	}
	return { %w, held => \%held };
}

sub item_line {
	my ($it, $hash, $skill) = @_;
	my $line = qq({"id": "$it->{id}", "hash": "$hash", "state": );
	return $line . '"never met"}' if dice() > $it->{met};
	return $line . '"met"}' if dice() < 0.05;
	my (@weeks, $last, $settled);
	for my $w (1 .. $o{weeks}) {
		next if dice() < 0.7 && !($w == $o{weeks} && !@weeks);
		my $one = one_week($it, $skill);
		my $text = qq({"week": ") . week($w) .
		    qq(", "answers": $one->{answers});
		for my $key (qw(full hints changed)) {
			$text .= qq(, "$key": $one->{$key}) if $one->{$key};
		}
		my $held = join ', ', map { qq("$_": $one->{held}{$_}) }
		    sort keys %{ $one->{held} };
		$text .= qq(, "misconceptions": {$held}) if $held;
		push @weeks, "$text}";
		$settled = $w if !$settled && $one->{full} && dice() < 0.4;
		$last = [ $w, $one ];
	}
	my $good = $last->[1]{full} > 0 && dice() < 0.9;
	my $rating = $good ? 3 + (dice() < 0.1) : 1 + below(2);
	$line .= ($settled ? ($rating > 1 && dice() < 0.3 ? '"secure"' :
		'"settled"') : '"met"');
	$line .= qq(, "settled-week": ") . week($settled) . '"' if $settled;
	$line .= qq(, "last": {"rating": $rating);
	$line .= ', "level": ' . (1 + below(4)) if $it->{id} =~ /recall/;
	$line .= ', "hints": ' . ($good ? 0 : below(3));
	$line .= qq(, "week": ") . week($last->[0]) . '"}';
	$line .= sprintf ', "forecast": %.2f', dice();
	return $line . ', "weeks": [' . join(', ', @weeks) . ']}';
}

sub proposals {
	my $text = '';
	my @some = map { $items[ below(scalar @items) ] } 1 .. below(3);
	$text .= qq(,\n"wordings": [\n) . join(",\n", map {
		qq({"item": "$_->{id}", "hash": "$_->{hash}", "idea": ) .
		    (1 + below(2)) . qq(, "text": "said in words ) . below(3) .
		    '"}' } @some) . "\n]" if @some;
	@some = map { $items[ below(scalar @items) ] } 1 .. below(2);
	$text .= qq(,\n"reports": [\n) . join(",\n", map {
		qq({"item": "$_->{id}", "text": "the question is unclear"}) }
	    @some) . "\n]" if @some;
	return $text;
}

sub write_file {
	my ($name, $body) = @_;
	$body .= ",\n";
	$body .= '"sha256": "' . sha256_hex($body) . qq("\n}\n);
	open my $f, '>:raw', "$folder/$name" or die "$folder/$name: $!\n";
	print {$f} $body;
	close $f or die "$folder/$name: $!\n";
}

sub learner {
	my ($n, $number, $week) = @_;
	my $code = sprintf 'p%02d', $n;
	my $skill = 0.6 + 0.5 * dice();
	my $level = dice() < 0.5 ? 'totals' : 'named-code';
	my $old = $o{odd} && dice() < 0.3;
	my $withdraws = $o{odd} && dice() < 0.08;
	my $head = qq({\n"revisit-share": 1,\n"learner": "$code",\n"level": ") .
	    ($withdraws ? 'withdrawn' : $level) . qq(",\n"number": $number,\n) .
	    qq("deck": "npqlt");
	if (!$withdraws) {
		$head .= qq(,\n"version": ") . ($old ? '2026.1' : '2026.2') .
		    qq(",\n"purpose": "choose what to reteach");
	}
	$head .= qq(,\n"shared": ") . week($week) . '"';
	return write_file("$code-$number.json", $head) if $withdraws;
	my @steps = map { my $n = below(40); qq({"step": "$_", "answers": $n, ) .
	    '"successes": ' . below($n + 1) . '}' } qw(sure fairly unsure);
	$head .= qq(,\n"confidence": [\n) . join(",\n", @steps) . "\n]";
	my @lines;
	for my $it (@items) {
		next if $old && $o{odd} && dice() < 0.1;
		my $hash = $it->{hash};
		$hash = 'aa' . substr($hash, 2) if $old && dice() < 0.2;
		push @lines, item_line($it, $hash, $skill);
	}
	$head .= qq(,\n"items": [\n) . join(",\n", @lines) . "\n]";
	$head .= proposals() if $o{odd} && dice() < 0.5;
	write_file("$code-$number.json", $head);
}

for my $n (1 .. $o{learners}) {
	my $files = $o{odd} && dice() < 0.2 ? 2 : 1;
	learner($n, $_, $o{weeks} + 1 + (dice() < 0.3 && $_ == $files))
	    for 1 .. $files;
}
