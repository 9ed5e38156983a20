#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   ears.pl [OWN-WORDS-OF] <TRANSCRIPT
#
# What a screen reader would stumble over in a session in plain mode (K18), and
# words that nobody should hear from us (K13): a line a fault, with its rule,
# its line number and the line. Exit status 1 when there are some. A forbidden
# word is none where the deck (a YAML file) says it: its scenes quote people.
use strict;
use warnings;

my $deck = '';
if (@ARGV) {
	open my $f, '<', $ARGV[0] or die "$ARGV[0]: $!\n";
	local $/;
	($deck = lc <$f>) =~ s/\s+/ /g;
}

my @prompts = ('Your answer:', 'In your words:', 'Yes or no:',
	'y, or Enter for no:', '1, 2 or 3:', 'Enter or n:', 'Numbers:',
	'Say it, then Enter:', 	'Enter goes on:', 'Enter when you have read it:');
my %prompt = map { $_ => 1 } @prompts;

# Does the deck say it: three words in a row, this one among them?
sub quoted {
	my ($line, $from, $to) = @_;
	$from++ while substr($line, $from, 1) eq ' ';
	my @before = grep { !/^\(?\d*[:)]?$|:$/ }
	    split / /, lc substr $line, 0, $from;
	my @after = map { s/[.,:;?"]+$//r } split / /, lc substr $line, $from;
	my @row = (@before > 2 ? @before[ -2, -1 ] : @before, splice(@after, 0, 3));
	for my $i (0 .. $#row - 2) {
		return 1 if index($deck, join ' ', @row[ $i .. $i + 2 ]) >= 0;
	}
	return 0;
}

my @rules = (
	[ 'three signs in a row', sub { (my $s = shift) =~ s{://}{}g;
		$s =~ /[[:punct:]]{3}/ } ],
	[ 'a mark in brackets', sub { $_[0] =~ /\[[^\]]?\]|\([x* ]\)/ } ],
	[ 'spaces in a row', sub { $_[0] =~ /\S\s{2,}\S|^\s/ } ],
	[ 'a tab', sub { $_[0] =~ /\t/ } ],
	[ 'a control code', sub { $_[0] =~ /[\x00-\x08\x0b-\x1f\x7f]/ } ],
	[ 'no sentence', sub { $_[0] ne '' && !$prompt{ $_[0] } &&
		$_[0] !~ /[.?!]["')\]]*(?:\xe2\x80[\x99\x9d])*$/ } ],
	[ 'cut short', sub { $_[0] =~ /(?:^| )(?:are|is|of|the|and|or|a|with)\.$/
		&& !quoted($_[0], $-[0], $+[0]) } ],
	[ 'a drawn gap', sub { $_[0] =~ /__|_\b/ } ],
	[ 'a word we do not say', sub {
		while ($_[0] =~ /\bstreak|\bmissed\b|\bwrong|\bunfortunately|!/gi) {
			return 1 if !quoted($_[0], $-[0], $+[0]);
		}
		return 0;
	} ],
	[ 'a word for eyes', sub { $_[0] =~
		/\b(?:in red|in green|shown above|on the (?:left|right))\b/i } ],
);

my $bad = 0;
while (my $line = <STDIN>) {
	chomp $line;
	for my $rule (@rules) {
		next if !$rule->[1]->($line);
		print "$rule->[0]: $.: $line\n";
		$bad++;
	}
}
exit($bad > 0);
