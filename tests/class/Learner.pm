# SPDX-License-Identifier: GPL-3.0-or-later
#
# A learner of the class: holds sessions through `quiz --porcelain`, answers
# from memory with what people typed (Answers.pm), and writes down what came.
# It knows of the deck only what a session shows.
package Learner;
use strict;
use warnings;
use Digest::MD5 qw(md5);
use IPC::Open2;
use JSON::PP;
use POSIX qw(strftime);
use Cost qw(keys_of);
use Memory;

use constant DAY => 86400;
use constant FIRST => 1799625600;    # 2027-01-11, a Monday
my $json = JSON::PP->new->utf8->canonical;

sub new {
	my ($class, %own) = @_;
	my $self = bless { %own, count => 0, labels => {}, text => {},
		truth => {}, met => {}, lures => {}, sessions => [] }, $class;
	my $seed = "$self->{seed}/$self->{id}";
	$self->{name} = $seed;
	my %of = (
		gift => 0.2 * Memory::normal_of($self->dice, $self->dice),
		power => { growth => 6 * exp(0.25 * $self->spread) },
		halving => { growth => 1.6 * exp(0.25 * $self->spread) },
		activation => { bar => 1.95 + 0.15 * $self->spread,
			spread => 0.26, scale => 0.217, floor => 0.177 },
	);
	$self->{memory} = Memory->new(seed => $seed, kind => $self->{model},
		gift => $of{gift}, %{ $of{ $self->{model} } });
	$self->{hour} = 16 + int(5 * $self->dice);
	$self->{per_letter} = 190 + 130 * $self->dice;
	$self->{sure} = 0.15 * $self->spread;    # over- or underrates itself
	$self->hold_lures;
	return $self;
}

# 0 <= x < 1, the same row of them for the same seed and learner.
sub dice {
	my ($self) = @_;
	my ($n) = unpack 'N', md5("$self->{name}#" . $self->{count}++);
	return ($n + 0.5) / 4294967296;
}

sub spread {
	my ($self) = @_;
	return Memory::normal_of($self->dice, $self->dice);
}

# Two statements each are misunderstood; by the one who holds on to it, many.
sub hold_lures {
	my ($self) = @_;
	my @all = $self->{answers}->lures;
	my $n = $self->{role} eq 'lures' ? 16
	    : $self->{role} eq 'right' ? 0 : 2;
	while ($n-- > 0 && @all) {
		my ($id) = splice @all, int($self->dice * @all), 1;
		$self->{lures}{$id} = { corrected => 0 };
	}
}

# A correction is forgotten too, and then the old belief is back (Butler,
# Fazio & Marsh 2011); each one lasts longer than the one before.
sub believes {
	my ($self, $owner) = @_;
	my $l = $self->{lures}{$owner} or return 0;
	return 1 if !$l->{corrected};
	my $lasts = 8 * 3**($l->{corrected} - 1);
	return $self->dice > 2**(-($self->now - $l->{at}) / $lasts);
}

# ------------------------------------------------------------------ days

sub comes {
	my ($self, $day) = @_;
	my $weekday = $day % 7;
	return 0 if $self->{weekends} && $weekday >= 5;
	return 0 if grep { $day >= $_->[0] && $day <= $_->[1] }
	    @{ $self->{away} || [] };
	return $self->dice >= $self->{skips};
}

sub live {
	my ($self, $days, $run, $db, @deck) = @_;
	for my $day (0 .. $days - 1) {
		next if !$self->comes($day);
		$self->session($day, $run, $db, @deck);
	}
	return $self->{sessions};
}

sub now {
	my ($self) = @_;
	return $self->{day} + $self->{hour} / 24 + $self->{used} / 86400000;
}

sub session {
	my ($self, $day, $run, $db, @deck) = @_;
	@$self{qw(day used q)} = ($day, 0, undef);
	my $s = $self->{s} = { day => $day, questions => [], errors => [] };
	my $at = strftime('%Y-%m-%dT%H:%M:%SZ',
		gmtime(FIRST + DAY * $day + 3600 * $self->{hour}));
	my $seed = 1 + unpack('n', md5("$self->{name}/$day"));
	my $pid = open2(my $from, my $to, $run, '--db', $db, '--at', $at,
		'--seed', $seed, 'quiz', '--porcelain', @deck);
	binmode $to, ':raw';
	$to->autoflush(1);
	my ($events, $bad) = (0, 0);
	while (my $line = <$from>) {
		my $e = eval { $json->decode($line) } or
		    die "no JSON object: $line";
		$self->note($e);
		$bad = $e->{event} eq 'error' ? $bad + 1
		    : $e->{event} eq 'marked' ? 0 : $bad;
		next if !$e->{expects};
		my $say = ++$events > 600 || $bad > 5 ? { command => 'quit' }
		    : $bad > 2 ? { command => 'skip' } : $self->reply($e);
		$say->{ms} = int($self->takes($e, $say));
		$self->{used} += $say->{ms};
		$self->{q}{keys} += keys_of($say) if $self->{q};
		print {$to} $json->encode($say), "\n";
	}
	close $to;
	waitpid $pid, 0;
	die "learner $self->{id}, day $day: status $?\n" if $?;
	$self->finish;
	$s->{clock} = $self->{used};
	push @{ $self->{sessions} }, $s;
}

# ---------------------------------------------------------- what is shown

sub note {
	my ($self, $e) = @_;
	my ($what, $s, $q) = ($e->{event}, $self->{s}, $self->{q});
	if ($what eq 'plan' || $what eq 'summary') {
		$s->{$what} = $e;
		$self->finish if $what eq 'summary';
	} elsif ($what eq 'question') {
		$self->finish;
		$self->begin($e);
	} elsif ($what eq 'error') {
		push @{ $s->{errors} }, $e->{text};
	} elsif ($what eq 'undone') {
		$self->{q} = undef;
	} elsif (!$q) {
		return;
	} elsif ($what eq 'hint') {
		$q->{hints}++;
	} elsif ($what eq 'marked') {
		$self->note_marks($q, $e);
	} elsif ($what eq 'read') {
		$q->{read} = 1;
		$self->{text}{ $q->{item} } = $e->{text}
		    if $q->{id} eq $q->{owner};
		$self->{truth}{ $q->{item} } = $e->{model} if $e->{model};
	} elsif ($what eq 'scheduled') {
		@$q{qw(rating stability difficulty interval due)} =
		    @$e{qw(rating stability difficulty interval_days due)};
	}
}

sub note_marks {
	my ($self, $q, $e) = @_;
	my @ideas = @{ $e->{ideas} || [] };
	@$q{qw(verdict suggested counted_as lure said)} =
	    (@$e{qw(verdict suggested mode misconception)},
		[ map { [ @$_{qw(idea said hinted)} ] } @ideas ]);
	my $labels = $self->{labels}{ $q->{item} } ||= [];
	@$labels = map { $_->{idea} } @ideas if @ideas > @$labels;
	$self->{truth}{ $q->{item} } = $1
	    if ($e->{feedback} || '') =~
	    /(?:Why|The framework \([^)]*\)): (.*?)(?: Next: |$)/s;
	my $l = $self->{lures}{ $q->{owner} };
	return if !$l || !$q->{lured} || $q->{corrected}++;
	$l->{corrected}++ if $q->{lure} || !$l->{corrected};
	$l->{at} = $self->now;
}

sub begin {
	my ($self, $e) = @_;
	my ($owner) = $e->{item} =~ m{^[^:]*:([^/]+)};
	my ($id) = $e->{item} =~ m{^[^:]*:(.+)$};
	$id = $owner if $id eq "$owner/recall";
	my $q = { map { $_ => $e->{$_} }
		qw(n item kind level mode last ideas setting) };
	$q->{level} //= 0;
	$q->{mode} //= '';
	@$q{qw(owner id prompt started at hints asks)} =
	    ($owner, $id, $e->{prompt}, $self->{used}, $self->now, 0, []);
	$q->{choices} = $e->{choices} if $e->{choices};
	$q->{example} = 1 if $e->{example};
	$self->{q} = $q;
	push @{ $self->{s}{questions} }, $q;
	$self->recall($q);
}

# -------------------------------------------------- what comes to mind

# Which ideas the question is about, by number. With blanks: those whose words
# are missing, as the learner can see from the marks of an earlier day.
sub about {
	my ($self, $q) = @_;
	my $n = $self->{answers}->count($q->{id});
	my $labels = $self->{labels}{ $q->{item} } || [];
	$n = @$labels if @$labels > $n;
	$n = $q->{ideas} if ($q->{ideas} || 0) > $n;
	$n ||= 1;
	my @all = 1 .. $n;
	my $of = $q->{ideas} || $n;
	$q->{blanks} = $self->blanks($q->{item}, $q->{prompt})
	    if $q->{prompt} =~ /_/;
	if ($q->{blanks} && @$labels) {
		my %is = map { $_->{idea} => 1 } @{ $q->{blanks} };
		@all = sort { $a <=> $b } keys %is;
	} elsif ($of < @all) {
		my @missed = @{ $self->{missed}{ $q->{item} } || [] };
		@all = @missed if @missed == $of;
		@all = @all[ 0 .. $of - 1 ];
	}
	return @all;
}

# The blanks of a prompt with the words that the statement has there, if it was
# ever read, and the idea that they belong to.
sub blanks {
	my ($self, $item, $prompt) = @_;
	my $text = $self->{text}{$item} or return undef;
	my @p = split ' ', $prompt;
	my @t = split ' ', $text;
	return undef if @p != @t;
	my (@blanks, $open);
	for my $i (0 .. $#p) {
		if ($p[$i] !~ /_/) {
			$open = 0;
			next;
		}
		(my $word = $t[$i]) =~ s/^\W+|[.,;:!?\x{2019}]+$//g;
		if ($open) {
			$blanks[-1]{words} .= " $word";
		} else {
			push @blanks, { words => $word };
		}
		$open = $p[$i] !~ /_[.,;:]$/;
	}
	my @labels = @{ $self->{labels}{$item} || [] };
	for my $b (@blanks) {
		my %in = map { lc substr($_, 0, 5) => 1 }
		    split /\W+/, $b->{words};
		my ($most, $best) = (-1, 1);
		for my $k (0 .. $#labels) {
			my $same = grep { $in{ lc substr $_, 0, 5 } }
			    split /\W+/, $labels[$k];
			($most, $best) = ($same, $k + 1) if $same > $most;
		}
		$b->{idea} = $best;
	}
	return \@blanks;
}

my %cue = (0 => 1, 1 => 0.4, 2 => 0.6, 3 => 0.9, 4 => 1);

sub recall {
	my ($self, $q) = @_;
	my @about = $self->about($q);
	$q->{about} = \@about;
	my $now = $self->now;
	my (%p, $sum);
	for my $k (@about) {
		my $p = $self->{memory}->chance($q->{id}, $k, $now);
		$p = $self->before($q, $k) if !$self->{memory}->known(
			$q->{id}, $k);
		$p = 1 - (1 - $p) * ($cue{ $q->{level} } // 1);
		$p{$k} = $p;
	}
	my $got = Memory::draw(\%p, sub { $self->dice });
	$self->habit($q, $got);
	my $all = 1;
	$all *= $_ for values %p;
	@$q{qw(got chance)} = ($got, $all);
	$q->{full} = keys %$got == @about ? 1 : 0;
	$q->{believes} = $self->believes($q->{owner}) ? 1 : 0;
	$q->{meant} = { %$got };
}

# Whose recall is not their memory's alone. What was read minutes ago is there
# for all of them.
sub habit {
	my ($self, $q, $got) = @_;
	my @about = @{ $q->{about} };
	my $role = $self->{role};
	return if $q->{kind} eq 'try';
	%$got = map { $_ => 1 } @about if $role eq 'right';
	return if $q->{mode} =~ /^(?:practice|break-down)$/;
	if ($role eq 'weak') {
		%$got = map { $_ => 1 } @about;
		delete @$got{ grep { $self->dice < 0.6 } @about },
		    delete $got->{ $about[-1] } if $self->dice > 0.6;
	} elsif ($self->off) {
		delete @$got{ grep { $self->dice < 0.6 } @about };
	}
}

# In a bad week little comes to mind.
sub off {
	my ($self) = @_;
	my $bad = $self->{bad};
	return defined $bad && $self->{day} >= $bad && $self->{day} < $bad + 7;
}

# What is known of an idea never met here: a little of a statement; of a reply
# or a case the more, the better the statement is known.
sub before {
	my ($self, $q, $k) = @_;
	return 0.12 + 0.1 * $self->{memory}{gift} if $q->{id} eq $q->{owner};
	my $n = $self->{answers}->count($q->{owner}) or return 0.5;
	my $sum = 0;
	$sum += $self->{memory}->chance($q->{owner}, $_, $self->now)
	    for 1 .. $n;
	return 0.25 + 0.6 * $sum / $n;
}

# The question is over: what it leaves behind.
sub finish {
	my ($self) = @_;
	my $q = $self->{q} or return;
	$self->{q} = undef;
	delete @$q{qw(prompt blanks choices tried)};
	$q->{ended} = $self->{used};
	return if !defined $q->{verdict} && !$q->{read} && !$q->{example};
	my $n = @{ $self->{labels}{ $q->{item} } || [] };
	my %asked = map { $_ => 1 } @{ $q->{about} };
	for my $k (@{ $q->{about} }) {
		my $said = $q->{got}{$k} ? ($q->{hints} ? 0.5 : 1) : 0;
		$self->{memory}->meet($q->{id}, $k, $self->now, $said);
	}
	# the rest of the statement stood there to be read
	for my $k (grep { !$asked{$_} } 1 .. $n) {
		$self->{memory}->meet($q->{id}, $k, $self->now, 0.2);
	}
	$self->{missed}{ $q->{item} } =
	    [ grep { !$q->{got}{$_} } @{ $q->{about} } ];
}

# ------------------------------------------------------------- what is said

sub takes {
	my ($self, $e, $say) = @_;
	my $noise = exp(0.2 * $self->spread);
	my $shown = $e->{event} eq 'question' ? 900 + 25 * length $e->{prompt}
	    : $e->{event} eq 'read' ? 1500 + 35 * length($e->{text} || '')
	    : $e->{event} eq 'marked' ? 2500 : 1400;
	my $typed = exists $say->{answer}
	    ? 1200 + $self->{per_letter} * length $say->{answer} : 500;
	return $noise * ($shown + $typed);
}

sub reply {
	my ($self, $e) = @_;
	my ($wants, $q) = ($e->{expects}, $self->{q});
	return { continue => JSON::PP::true } if $wants eq 'continue';
	return $self->accept($q, $e) if $wants eq 'rating';
	return { command => 'skip' } if !$q;
	if ($e->{event} eq 'ask') {
		# a model that was shown can be told again another day
		$self->{truth}{ $q->{item} } = $e->{model} if $e->{model};
		my $say = $self->asked($q, $e);
		push @{ $q->{asks} }, [ $e->{about}, $self->plainly($say) ];
		return $say;
	}
	return $self->answer($q, $e->{event} eq 'hint' ? $e : undef)
	    if $wants eq 'answer';
	return { ticks => $self->ticks($q, $e) } if $wants eq 'ticks';
	return { number => $self->certainty($q) } if $wants eq 'number';
	return { command => 'skip' };
}

sub plainly {
	my ($self, $say) = @_;
	return $say->{yesno} ? 'yes' : 'no' if exists $say->{yesno};
	return $say->{number} if exists $say->{number};
	return exists $say->{command} ? $say->{command} : 'said';
}

sub asked {
	my ($self, $q, $e) = @_;
	my ($about, $wants) = ($e->{about} || '', $e->{expects});
	my $yes = sub {
		return { yesno => $_[0] ? JSON::PP::true : JSON::PP::false };
	};
	my $k = $e->{idea} ? $q->{about}[ $e->{idea} - 1 ] : undef;
	return $yes->($k && $q->{got}{$k} && !$q->{lured})
	    if $about eq 'doubt' && $wants eq 'yesno';
	return $yes->($q->{lured} && !$q->{got}{ $k || 0 })
	    if $about eq 'opposite';
	return $yes->($q->{believes}) if $about eq 'misconception';
	return $yes->(1) if $about eq 'new' && $wants eq 'yesno';
	return { number => $self->certainty($q) } if $wants eq 'number';
	return { ticks => $self->ticks($q, $e) } if $wants eq 'ticks';
	return { answer => $self->own_words($q) }
	    if $about eq 'now-you' && $wants eq 'answer';
	return $self->add($q) if $about eq 'add' && $wants eq 'answer';
	return { command => 'skip' };
}

# What the judge found in what was typed is ticked, and what came to mind that
# nobody typed.
sub ticks {
	my ($self, $q, $e) = @_;
	my $n = @{ $e->{choices} || [] };
	# how many there are is seen only now
	for my $k (@{ $q->{about} } + 1 .. $n) {
		push @{ $q->{about} }, $k;
		$q->{got}{$k} = 1 if $self->{role} eq 'right' ||
		    $self->dice < $q->{chance};
	}
	my %said = %{ $q->{got} };
	if (($q->{from} || '') eq 'judged') {
		delete @said{ $self->{answers}->sayable($q->{id}) };
		%said = (%said, %{ $q->{typed} || {} });
	}
	return [ grep { $_ <= $n } sort { $a <=> $b } map { $_ + 0 }
		keys %said ];
}

# Some feeling for what was recalled, some for what usually is, and a person's
# own bias.
sub certainty {
	my ($self, $q) = @_;
	my $part = @{ $q->{about} }
	    ? keys(%{ $q->{got} }) / @{ $q->{about} } : 0;
	my $x = 0.5 * $q->{chance} + 0.5 * $part + $self->{sure} +
	    0.12 * $self->spread;
	my $n = $x > 0.8 ? 3 : $x > 0.5 ? 2 : 1;
	$q->{sure} = $n;
	return $n;
}

sub blank_words {
	my ($self, $q, $want) = @_;
	my $blanks = $q->{blanks} or return '';
	return join ', ', map { $_->{words} }
	    grep { $want->{ $_->{idea} } } @$blanks;
}

sub answer {
	my ($self, $q, $hint) = @_;
	return $self->after_hint($q, $hint) if $hint;
	my $got = $q->{got};
	if ($q->{example}) {
		my $text = $self->words_for($q,
			{ map { $_ => 1 } @{ $q->{about} } });
		return { answer => length $text ? $text
			: 'the last step, once the others are done' };
	}
	if ($q->{believes} && $q->{level} != 1 && $q->{level} != 2 &&
	    $q->{id} eq $q->{owner} && !$q->{lured}) {
		my $a = $self->{answers}->lure($q->{id}, sub { $self->dice });
		if ($a) {
			$q->{lured} = 1;
			$self->keep($q, $a, 'lure');
			return { answer => $a->{text} };
		}
	}
	my $text = $self->words_for($q, $got);
	return { answer => $text } if length $text;
	return { command => 'hint' } if $q->{kind} ne 'try' &&
	    $self->dice < 0.5;
	return { answer => 'no idea' };
}

# The words for these ideas: blanks filled, what somebody typed about this
# item, what was read about it, or what somebody typed about its statement.
sub words_for {
	my ($self, $q, $want) = @_;
	my $dice = sub { $self->dice };
	if ($q->{blanks}) {
		my $words = $self->blank_words($q, $want);
		$self->keep($q, { ideas => {%$want} }, 'blanks')
		    if length $words;
		return $words;
	}
	my $id = $q->{id};
	if (!$self->{answers}->has($id)) {
		return $self->letters($q, '') if $q->{kind} eq 'steps';
		return '' if !%$want;
		my $truth = $self->{truth}{ $q->{item} };
		if ($truth && $id ne $q->{owner}) {
			$self->keep($q, { ideas => {%$want} }, 'told');
			return $truth;
		}
		$id = $q->{owner};
		return '' if !$self->{answers}->has($id);
		$want = { map { $_ => 1 } 1 .. $self->{answers}->count($id) };
	}
	my $a = $self->{answers}->nearest($id, $want, $dice) or return '';
	return '' if !%$want && %{ $a->{ideas} };
	$self->keep($q, $a, $id eq $q->{id} ? 'judged' : 'borrowed');
	return $self->letters($q, $a->{text}) if $q->{kind} eq 'steps';
	my %left = map { $_ => 1 } grep { !$a->{ideas}{$_} } keys %$want;
	return $a->{text} if !%left || keys %left == keys %$want;
	# nobody typed just this: the rest as somebody else said it
	my $b = $self->{answers}->nearest($id, \%left, $dice);
	return $a->{text} if grep { !$want->{$_} } keys %{ $b->{ideas} };
	$self->keep($q, $b, 'judged');
	return "$a->{text}. $b->{text}";
}

sub keep {
	my ($self, $q, $a, $from) = @_;
	$q->{from} //= $from;
	$q->{typed}{$_} = 1 for keys %{ $a->{ideas} };
}

# Steps, by the letters that the prompt gives them; it may stand on one line.
sub letters {
	my ($self, $q, $text) = @_;
	my (@order, %all);
	for my $step (split m{ / }, $text) {
		push @order, $1 if $q->{prompt} =~ /\b([a-h])\s+\Q$step\E/i;
	}
	return join ' ', @order if @order;
	# nobody typed an order of these: a guess
	$all{$1} = 1 while $q->{prompt} =~ /(?:^|\s)([a-h])\s\s+\S/mg;
	my @left = sort keys %all;
	push @order, splice @left, int($self->dice * @left), 1 while @left;
	return @order ? join(' ', @order) : 'a b c';
}

# "Anything to add?": an idea that came to mind and was not typed yet.
sub add {
	my ($self, $q) = @_;
	my %left = map { $_ => 1 } grep { !$q->{typed}{$_} }
	    keys %{ $q->{got} };
	if (%left && !$q->{added}++ && !$q->{blanks} && !$q->{lured}) {
		my $text = $self->words_for($q, \%left);
		return { answer => $text } if length $text;
	}
	return $self->dice < 0.6 && !$q->{full}
	    ? { command => 'hint' } : { command => 'skip' };
}

# A hint brings back some of what was missing; weak memories need two.
sub after_hint {
	my ($self, $q, $hint) = @_;
	my @missing = grep { !$q->{got}{$_} } @{ $q->{about} };
	my %now;
	for my $k (@missing) {
		my $p = $self->{role} eq 'weak' || $self->off ? 0.1
		    : 0.25 + 0.3 * $self->{memory}->chance($q->{id}, $k,
			$self->now);
		$now{$k} = 1 if $self->dice < $p;
	}
	my %say = (%now, map { $_ => 1 } grep { !$q->{typed}{$_} }
		keys %{ $q->{got} });
	return { command => $q->{hints} < 2 ? 'hint' : 'skip' } if !%say;
	$q->{got}{$_} = 1 for keys %now;
	my $blanks = $hint->{kind} eq 'blank'
	    ? $self->blanks($q->{item}, $hint->{text}) : undef;
	local $q->{blanks} = $blanks if $blanks;
	my $text = $self->words_for($q, \%say);
	return { answer => $text } if length $text;
	return { command => 'skip' };
}

# "Now you": the statement was just shown.
sub own_words {
	my ($self, $q) = @_;
	my %all = map { $_ => 1 } grep { !$q->{meant}{$_} } @{ $q->{about} };
	%all = map { $_ => 1 } @{ $q->{about} } if !%all;
	local $q->{blanks};
	local $q->{typed} = {};
	local $q->{from} = 'own';
	my $text = $self->words_for($q, \%all);
	return length $text ? $text : 'I would say it another way next time';
}

# At the marks: whoever said an idea that was not seen says so; else Enter.
sub accept {
	my ($self, $q, $e) = @_;
	my $judged = $q && ($q->{from} || '') =~ /^(?:judged|blanks)$/;
	my $cares = $self->{role} eq 'right' ? 1 : $judged ? 0.7 : 0;
	my $k = 0;
	for my $idea (@{ $e->{ideas} || [] }) {
		$k++;
		my $own = $q && $q->{about}[ $k - 1 ];
		next if !$own || $idea->{said} eq 'yes' || $q->{lure};
		next if !$q->{meant}{$own} || !$q->{typed}{$own};
		next if $q->{tried}{$k}++ || $self->dice > $cares;
		$q->{mended}++;
		return { idea => $k, said => JSON::PP::true };
	}
	return { continue => JSON::PP::true };
}

1;
